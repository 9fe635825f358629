import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decompress, readCapped } from '../../src/net/body.ts';

async function* pieces(...sizes: number[]) {
  for (const size of sizes) yield Buffer.alloc(size, 0x61);
}

describe('readCapped', () => {
  it.each([
    ['nothing', [], 0, false],
    ['less than the cap', [3, 4], 7, false],
    ['just the cap', [5, 5], 10, false],
    ['the cap, then an empty piece', [10, 0], 10, false],
    ['one byte more', [10, 1], 10, true],
    ['one huge piece', [1000], 10, true],
  ])('%s', async (_, sizes, length, cut) => {
    const read = await readCapped(pieces(...sizes), 10);
    expect([read.bytes.length, read.cut]).toEqual([length, cut]);
  });

  it('lets go of a source that never ends', async () => {
    let closed = false;
    async function* endless() {
      try {
        for (;;) yield Buffer.alloc(4);
      } finally {
        closed = true;
      }
    }
    expect(await readCapped(endless(), 10)).toMatchObject({ cut: true });
    expect(closed).toBe(true);
  });

  it('counts what came before an error', async () => {
    async function* broken() {
      yield Buffer.alloc(6);
      throw new Error('broken');
    }
    let seen = 0;
    await expect(readCapped(broken(), 10, (size) => (seen += size))).rejects.toThrow('broken');
    expect(seen).toBe(6);
  });
});

const TEXT = '赣州市政务公开。'.repeat(500);
const PACKERS = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
} as const;
const unpack = async (bytes: Uint8Array, encoding: string, maxBytes = 1_000_000, cut = false) => {
  const plain = await decompress({ bytes, cut }, encoding, maxBytes);
  return { text: Buffer.from(plain.bytes).toString(), cut: plain.cut };
};

describe('decompress', () => {
  it.each(Object.entries(PACKERS))('%s', async (encoding, pack) => {
    expect(await unpack(pack(TEXT), encoding)).toEqual({ text: TEXT, cut: false });
  });

  it.each(Object.entries(PACKERS))('a bomb of %s is cut', async (encoding, pack) => {
    const { text, cut } = await unpack(pack(Buffer.alloc(8_000_000)), encoding, 10_000);
    expect([text.length, cut]).toEqual([10_000, true]);
  });

  it.each(Object.entries(PACKERS))('plain bytes that claim to be %s are an error', async (encoding) => {
    await expect(unpack(Buffer.from('<!doctype html><p>plain'), encoding)).rejects.toMatchObject({
      code: 'UND_ERR_SOCKET',
    });
  });

  it.each(['gzip', 'br', 'zstd'] as const)(
    'a head of %s that we cut ourselves gives its text',
    async (encoding) => {
      const noise = Array.from({ length: 200_000 }, (_, at) =>
        ((at * at * 7919) % 1_000_003).toString(36),
      ).join(' ');
      const bytes = PACKERS[encoding](noise);
      const { text, cut } = await unpack(bytes.subarray(0, bytes.length >> 1), encoding, 2_000_000, true);
      expect([noise.startsWith(text), text.length > 1000, cut]).toEqual([true, true, true]);
    },
  );

  it.each([
    ['raw deflate', deflateRawSync(TEXT), 'deflate'],
    ['two layers', gzipSync(brotliCompressSync(TEXT)), 'br, gzip'],
    ['capitals and blanks', gzipSync(TEXT), ' GZIP '],
    ['a missing trailer', gzipSync(TEXT).subarray(0, -8), 'gzip'],
    ['identity', Buffer.from(TEXT), 'identity'],
    ['a charset in the wrong place', Buffer.from(TEXT), 'utf-8'],
    ['no encoding', Buffer.from(TEXT), ''],
    ['the name of an inherited property', Buffer.from(TEXT), 'constructor'],
  ])('%s', async (_, bytes, encoding) => expect((await unpack(bytes, encoding)).text).toBe(TEXT));

  it('takes nothing for nothing', async () => {
    expect(await unpack(new Uint8Array(), 'gzip')).toEqual({ text: '', cut: false });
  });

  it('refuses many layers', async () => {
    await expect(unpack(gzipSync(TEXT), 'gzip, gzip, gzip, gzip')).rejects.toThrow('4 layers');
  });

  it('ends for any bytes, within its cap', async () => {
    const names = fc.constantFrom(...Object.keys(PACKERS));
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), names, async (bytes, encoding) => {
        const plain = await decompress({ bytes, cut: false }, encoding, 1000).catch(() => null);
        return plain === null || plain.bytes.length <= 1000;
      }),
      { numRuns: 200 },
    );
  });
});
