const FILE_NAME = /\.(pdf|docx?|xlsx?|wps|et|ofd|zip|rar)$/i;
const DIRECTORY_LABEL =
  /(?:^|^公开|标准|公开事项|基层政务公开|领域)目录(?:体系|清单)?(?:[（(][^）)]*[）)])?$/;
/** Every portal has a 政府信息公开目录, which is something else. */
const OTHER_DIRECTORY = /信息公开目录|主动公开/;

/** Whether a link's label announces a 标准目录. An article called 培训机构目录 does not. */
export function announcesDirectory(label: string): boolean {
  const bare = label.replace(FILE_NAME, '');
  return DIRECTORY_LABEL.test(bare) && !OTHER_DIRECTORY.test(bare);
}
