const BLOCK = 512;

/** One file of an archive. */
export interface TarEntry {
  path: string;
  content: Buffer;
}

const padded = (length: number): number => Math.ceil(length / BLOCK) * BLOCK;

function header(path: string, size: number, type: '0' | 'x'): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(path, 0, 100, 'utf8');
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write(type, 156);
  block.write('ustar\x0000', 257, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** Names beyond the header's hundred bytes stand in a record of their own before the file. */
function longName(path: string): Buffer[] {
  if (Buffer.byteLength(path) <= 100) return [];
  const field = ` path=${path}\n`;
  let length = Buffer.byteLength(field) + 2;
  while (Buffer.byteLength(`${length}${field}`) !== length) length = Buffer.byteLength(`${length}${field}`);
  return blocks(header('pax', length, 'x'), Buffer.from(`${length}${field}`));
}

const blocks = (head: Buffer, content: Buffer): Buffer[] => [
  head,
  content,
  Buffer.alloc(padded(content.length) - content.length),
];

/** One file as it stands in a tar archive. */
export const tarEntry = ({ path, content }: TarEntry): Buffer =>
  Buffer.concat([...longName(path), ...blocks(header(path.slice(0, 100), content.length, '0'), content)]);

/** What every archive ends with; one that lacks it was cut off. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

/** The archive is not whole. */
export class BrokenArchive extends Error {}

/** Reads an archive file by file. Throws {@link BrokenArchive} when it is cut off or altered. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = openReader(source);
  let long: string | null = null;
  for (;;) {
    const head = await reader.take(BLOCK);
    if (head.every((byte) => byte === 0)) return;
    const sum = Number.parseInt(head.toString('latin1', 148, 154), 8);
    const blank = Buffer.from(head).fill(' ', 148, 156);
    if (blank.reduce((total, byte) => total + byte, 0) !== sum) throw new BrokenArchive('header checksum');
    const size = Number.parseInt(head.toString('latin1', 124, 135), 8);
    const content = (await reader.take(padded(size))).subarray(0, size);
    if (head.toString('latin1', 156, 157) === 'x') {
      long = /^\d+ path=(.*)\n$/s.exec(content.toString('utf8'))?.[1] ?? null;
      continue;
    }
    const name = head.subarray(0, 100);
    const end = name.indexOf(0);
    yield { path: long ?? name.toString('utf8', 0, end < 0 ? 100 : end), content };
    long = null;
  }
}

function openReader(source: AsyncIterable<Buffer>): { take(bytes: number): Promise<Buffer> } {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer[] = [];
  let length = 0;
  return {
    async take(bytes) {
      while (length < bytes) {
        const { value, done } = await chunks.next();
        if (done) throw new BrokenArchive('cut off');
        rest.push(value);
        length += value.length;
      }
      const all = rest.length === 1 && rest[0] ? rest[0] : Buffer.concat(rest);
      rest = [all.subarray(bytes)];
      length -= bytes;
      return all.subarray(0, bytes);
    },
  };
}
