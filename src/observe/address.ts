/** Whether an address names a file that is downloaded rather than read. */
export const isFile = (url: string): boolean =>
  /\.(docx?|xlsx?|pptx?|pdf|zip|rar|7z|wps|et|dps|ofd|txt|csv|jpe?g|png|gif|bmp|mp3|mp4|wmv|flv|apk|exe)$/i.test(
    new URL(url).pathname,
  );
