import type { CDPSession, Page } from 'playwright';
import type { Tab } from './tab.ts';
import type { Capture, CaptureRequest, Frame, Picture } from './types.ts';

const WIDTH = 1280;
const FIRST_SCREEN = 800;
/** Longer pages are cut here: the end of a list of a thousand rows proves nothing. A framed element below it does. */
const FULL_PAGE = 6_000;
const DEEPEST = 12_000;
const BELOW_FRAME = 200;
const QUALITY = { picture: 45, raw: 90, thumbnail: 50 };
const THUMBNAIL_WIDTH = 240;
/** A browser that has not painted the page yet, as on a busy machine, says that it cannot, and can a moment later. */
const NOT_PAINTED = /Unable to capture screenshot/;
const MOST_SHOTS = 4;
const SHOT_PAUSE_MS = 250;

/** Pictures of a page as a visitor sees it, the wanted links framed, a caption above. */
export async function captureTab(tab: Tab, request: CaptureRequest): Promise<Capture> {
  const response = await tab.open(request.url);
  await tab.settle();
  const { frames, height } = await tab.outline(request.outlines);
  const shot = (tall: number) =>
    shoot(tab.cdp, { top: 0, width: WIDTH, height: tall }, 'jpeg', QUALITY.raw, 1);
  const first = await shot(FIRST_SCREEN);
  const tall = heightShown(height, frames);
  const full = tall > FIRST_SCREEN ? await shot(tall) : null;
  const finalUrl = tab.page.url();
  // Who is sent on is told where the picture was taken.
  const isElsewhere = plain(finalUrl) !== plain(request.url);
  const caption = isElsewhere ? `${request.caption}　→ ${finalUrl}` : request.caption;
  return {
    state: 'captured',
    finalUrl,
    status: response?.status() ?? null,
    frames,
    pictures: await composeAll(
      tab.page,
      first,
      full === null ? null : { jpeg: full, height: tall },
      frames,
      caption,
    ),
    conduct: tab.conduct,
  };
}

const plain = (url: string): string => url.split('#', 1)[0] ?? url;

function heightShown(height: number, frames: readonly Frame[]): number {
  const deepest = Math.max(0, ...frames.map(([, top, , tall]) => top + tall + BELOW_FRAME));
  const most = Math.min(Math.max(FULL_PAGE, deepest), DEEPEST);
  return Math.min(Math.max(height, FIRST_SCREEN), most);
}

/** Captions are put on in a page of ours, so that the page in the picture can neither cover nor forge them. */
async function composeAll(
  of: Page,
  first: string,
  full: { jpeg: string; height: number } | null,
  frames: readonly Frame[],
  caption: string,
): Promise<Picture[]> {
  const page = await of.context().newPage();
  try {
    const cdp = await page.context().newCDPSession(page);
    const top = await compose(page, cdp, first, FIRST_SCREEN, caption);
    const thumbnail = await thumbnailAt(cdp, 0, top.height);
    const pictures: Picture[] = [{ view: 'first-screen', ...top, thumbnail }];
    if (full === null) return pictures;
    const whole = await compose(page, cdp, full.jpeg, full.height, caption);
    // What is framed below the first screen is what the small picture of the whole page shows.
    const below = frames.some(([, y]) => y < FIRST_SCREEN) ? undefined : frames[0];
    const from = below && Math.min(below[1] - FIRST_SCREEN / 3, whole.height - FIRST_SCREEN);
    pictures.push({
      view: 'full-page',
      ...whole,
      thumbnail: from === undefined ? thumbnail : await thumbnailAt(cdp, from, FIRST_SCREEN),
    });
    return pictures;
  } finally {
    await page.close().catch(() => {});
  }
}

const thumbnailAt = async (cdp: CDPSession, top: number, height: number): Promise<Uint8Array> =>
  Buffer.from(
    await shoot(cdp, { top, width: WIDTH, height }, 'webp', QUALITY.thumbnail, THUMBNAIL_WIDTH / WIDTH),
    'base64',
  );

export async function shoot(
  cdp: Pick<CDPSession, 'send'>,
  { top, width, height }: { top: number; width: number; height: number },
  format: 'jpeg' | 'webp',
  quality: number,
  scale: number,
): Promise<string> {
  const take = () =>
    cdp.send('Page.captureScreenshot', {
      format,
      quality,
      captureBeyondViewport: true,
      optimizeForSpeed: false,
      clip: { x: 0, y: top, width, height, scale },
    });
  for (let turn = 1; ; turn++) {
    try {
      return (await take()).data;
    } catch (error) {
      if (turn === MOST_SHOTS || !NOT_PAINTED.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, SHOT_PAUSE_MS));
    }
  }
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

async function compose(
  page: Page,
  cdp: CDPSession,
  jpeg: string,
  height: number,
  caption: string,
): Promise<Pick<Picture, 'bytes' | 'width' | 'height' | 'look'>> {
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><style>*{margin:0}body{width:${WIDTH}px;background:#fff}p{box-sizing:border-box;width:${WIDTH}px;padding:7px 12px;background:#20242b;color:#fff;font:15px/22px sans-serif;overflow-wrap:anywhere}img{display:block;width:${WIDTH}px;height:${height}px}</style><p>${escaped(caption)}</p><img src="data:image/jpeg;base64,${jpeg}">`,
    { waitUntil: 'commit', timeout: 5_000 },
  );
  const { bar, look } = await page.evaluate<{ bar: number; look: string }>(LOOK);
  const size = { width: WIDTH, height: bar + height };
  const bytes = await shoot(cdp, { top: 0, ...size }, 'webp', QUALITY.picture, 1);
  return { bytes: Buffer.from(bytes, 'base64'), ...size, look };
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
