import type { CDPSession, Page } from 'playwright';
import type { Tab } from './tab.ts';
import type { Capture, CaptureRequest, Picture } from './types.ts';

const WIDTH = 1280;
const FIRST_SCREEN = 800;
/** Longer pages are cut here: the end of a list of a thousand rows proves nothing. */
const FULL_PAGE = 6_000;
const QUALITY = { picture: 45, raw: 90, thumbnail: 50 };
const THUMBNAIL_WIDTH = 240;

/** Pictures of a page as a visitor sees it, the wanted links framed, a caption above. */
export async function captureTab(tab: Tab, request: CaptureRequest): Promise<Capture> {
  const response = await tab.open(request.url);
  await tab.settle();
  const { found, height } = await tab.outline(request.outlines);
  const finalUrl = tab.page.url();
  const shot = (tall: number) => shoot(tab.cdp, { width: WIDTH, height: tall }, 'jpeg', QUALITY.raw, 1);
  const first = await shot(FIRST_SCREEN);
  const tall = Math.min(Math.max(height, FIRST_SCREEN), FULL_PAGE);
  const full = tall > FIRST_SCREEN ? await shot(tall) : null;
  const pictures = [await compose(tab.page, 'first-screen', first, FIRST_SCREEN, request.caption)];
  if (full !== null) pictures.push(await compose(tab.page, 'full-page', full, tall, request.caption));
  return {
    state: 'captured',
    finalUrl,
    status: response?.status() ?? null,
    outlined: found,
    pictures,
    conduct: tab.conduct,
  };
}

async function shoot(
  cdp: CDPSession,
  size: { width: number; height: number },
  format: 'jpeg' | 'webp',
  quality: number,
  scale: number,
): Promise<string> {
  const { data } = await cdp.send('Page.captureScreenshot', {
    format,
    quality,
    captureBeyondViewport: true,
    optimizeForSpeed: false,
    clip: { x: 0, y: 0, ...size, scale },
  });
  return data;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The caption is put on in a page of ours, so that the page in the picture can neither cover nor forge it. */
async function compose(
  of: Page,
  view: Picture['view'],
  jpeg: string,
  height: number,
  caption: string,
): Promise<Picture> {
  const page = await of.context().newPage();
  try {
    await page.setContent(
      `<!doctype html><meta charset="utf-8"><style>*{margin:0}body{width:${WIDTH}px;background:#fff}p{box-sizing:border-box;width:${WIDTH}px;padding:7px 12px;background:#20242b;color:#fff;font:15px/22px sans-serif;overflow-wrap:anywhere}img{display:block;width:${WIDTH}px;height:${height}px}</style><p>${escaped(caption)}</p><img src="data:image/jpeg;base64,${jpeg}">`,
      { waitUntil: 'commit', timeout: 5_000 },
    );
    const { bar, look } = await page.evaluate<{ bar: number; look: string }>(LOOK);
    const cdp = await page.context().newCDPSession(page);
    const size = { width: WIDTH, height: bar + height };
    const picture = await shoot(cdp, size, 'webp', QUALITY.picture, 1);
    const thumbnail = await shoot(
      cdp,
      { width: WIDTH, height: bar + FIRST_SCREEN },
      'webp',
      QUALITY.thumbnail,
      THUMBNAIL_WIDTH / WIDTH,
    );
    return {
      view,
      bytes: Buffer.from(picture, 'base64'),
      ...size,
      thumbnail: Buffer.from(thumbnail, 'base64'),
      look,
    };
  } finally {
    await page.close().catch(() => {});
  }
}

/** Height of the caption, and the picture's 9 by 8 grey samples as 64 comparisons of neighbours. */
const LOOK = `(async () => {
  const image = document.querySelector('img');
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 9;
  canvas.height = 8;
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, 9, 8);
  const { data } = context.getImageData(0, 0, 9, 8);
  const grey = (x, y) => data[(y * 9 + x) * 4] * 3 + data[(y * 9 + x) * 4 + 1] * 6 + data[(y * 9 + x) * 4 + 2];
  let look = '';
  for (let y = 0; y < 8; y++) {
    let byte = 0;
    for (let x = 0; x < 8; x++) byte = byte * 2 + (grey(x, y) > grey(x + 1, y) ? 1 : 0);
    look += byte.toString(16).padStart(2, '0');
  }
  return { bar: Math.round(document.querySelector('p').getBoundingClientRect().height), look };
})()`;
