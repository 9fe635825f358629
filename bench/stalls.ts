const fill = (part: string, size: number): string =>
  part.repeat(Math.ceil(size / part.length)).slice(0, size);
const inBody = (body: string): string => `<html><head><title>x</title></head><body>${body}</body></html>`;
const inScript = (code: string): string => inBody(`<script>${code}</script>`);
const inList = (row: string): string =>
  inBody(
    `<ul>${['第一件事情的标题', '第二件事情的标题', row]
      .map((text, at) => `<li><a href="/${at}.html">${text}</a><span>2024-05-0${at + 1}</span></li>`)
      .join('')}</ul>`,
  );
const DIRECTORY_HEAD =
  '<tr><td>序号</td><td>公开事项</td><td>公开内容</td><td>公开依据</td><td>公开时限</td><td>公开主体</td><td>公开渠道</td></tr>';
const inDirectory = (limit: string): string =>
  inBody(
    `<table>${DIRECTORY_HEAD}<tr><td>1</td><td>事项</td><td>a</td><td>b</td><td>${limit}</td><td>c</td><td>d</td></tr></table>`,
  );

/** Pages of any size that stalled a reading for seconds, minutes or good: nothing can abort one. */
export const STALLS: [name: string, page: (size: number) => string][] = [
  ['unclosed blocks', (size) => fill('<div>', size)],
  ['unclosed links', (size) => fill('<a href="/x">教育', size)],
  ['links around paragraphs', (size) => fill('<a><p>', size)],
  ['links in paragraphs', (size) => fill('<p><a><p><a>', size)],
  ['fonts around paragraphs', (size) => fill('<font><p>', size)],
  ['a mess of tags', (size) => fill('<a><div><b><i>', size)],
  ['nested formatting', (size) => fill('<b>', size)],
  ['nested formatting, closed', (size) => fill('<b>', size / 2) + fill('</b>', size / 2)],
  ['nested bodies of an article', (size) => fill('<div class="TRS_Editor">文', size)],
  ['nested bodies by id', (size) => fill('<div id="zoom">', size)],
  ['nested search boxes', (size) => fill('<div><input type=text name=q>', size)],
  ['forms without an end', (size) => fill('<form><input type=text>', size)],
  ['text boxes side by side', (size) => inBody(fill('<input>', size))],
  ['nested tables', (size) => fill('<table><tr><td>', size)],
  ['pinned rows', (size) => fill('<li>置顶<a href=x>某某标题标题</a>2026-01-01</li>', size)],
  [
    'a directory of merged cells',
    (size) =>
      `<table>${DIRECTORY_HEAD}${fill('<tr><td rowspan=65534 colspan=1000>1</td></tr>', size / 3)}</table>`,
  ],
  ['a limit that renews itself', (size) => inDirectory(fill('定期更新', size))],
  ['headings without a list', (size) => fill('<div class="tit">a</div><a href=x>b</a>', size)],
  ['a link that says more and more', (size) => inBody(`<a href="/x">${fill('更多', size)}1</a>`)],
  ['arrows behind a title', (size) => inList(`第三件事情的标题${fill('|', size)}完`)],
  ['dots behind a title', (size) => inList(`第三件事情的标题${fill('.', size)}完`)],
  ['an icon of many names', (size) => inList(`第三件事情的标题<img src="${fill('_hot', size)}">`)],
  ['a class of lists', (size) => inBody(`<div class="${fill('list', size)}！"></div>`)],
  ['codes of a site', (size) => fill('<a href="site_code=">', size)],
  ['written links without an end', (size) => inScript(`innerHTML="${fill('<a href=x ', size)}"`)],
  ['open inserts of a template', (size) => inScript(`\`${fill('${', size)}`)],
  ['expressions without an end', (size) => inScript(fill('=/[', size))],
  [
    'a long variable written often',
    (size) => inScript(`a="${fill('<a b', size / 2)}";${fill('innerHTML=a;', size / 2)}`),
  ],
  ['paragraphs written by a script', (size) => inScript(`document.write("${fill('<p>', size / 2)}\n1")`)],
  ['a nest written by a script', (size) => inScript(`document.write("${fill('<b>', size)}")`)],
  [
    'scripts that write, on a page without a body',
    (size) => fill('<script>a="x";document.write(a);</script>', size),
  ],
  ['a title of open tags', (size) => inScript(`x=[{"title":"${fill('<', size)}","date":"2024-01-01"}]`)],
  ['records without an end', (size) => inScript(fill('<record>', size))],
  ['records that never open', (size) => inScript(fill('<record ', size))],
  ['a nest in a record', (size) => inScript(`<record>${fill('<b>', size)}</record>`)],
  ['one line', (size) => inBody(`<p>${fill('x', size)}`)],
  ['one tag of attributes', (size) => inBody(`<a href="/x" ${attributes(size)}>x</a>`)],
];

/** No two alike. */
const attributes = (size: number): string =>
  Array.from({ length: Math.ceil(size / 8) }, (_, at) => `a${at}`)
    .join(' ')
    .slice(0, size);
