import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeFrames, encodeFrame } from '../../src/store/frames.ts';

it('gives back every whole frame before any cut', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 }),
      fc.nat(),
      async (texts, cut) => {
        const frames = await Promise.all(texts.map(encodeFrame));
        const whole = Buffer.concat(frames);
        const kept = whole.subarray(0, whole.length === 0 ? 0 : cut % (whole.length + 1));
        const { text, soundBytes, torn } = decodeFrames(kept);
        let sound = 0;
        let expected = '';
        for (const [index, frame] of frames.entries()) {
          if (sound + frame.length > kept.length) break;
          sound += frame.length;
          expected += Buffer.from(texts[index] ?? '').toString('utf8');
        }
        expect({ text, soundBytes, torn }).toEqual({
          text: expected,
          soundBytes: sound,
          torn: sound < kept.length,
        });
      },
    ),
  ));
