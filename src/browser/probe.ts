import { type Launchable, launchBrowser } from './launch.ts';

export interface Proof {
  version: string;
  chineseText: boolean;
}

const page = (body: string) =>
  `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html><body style="font-size:40px">${body}</body>`)}`;

/** Proves a browser by use: launches it, opens pages and looks at the pictures. Throws when it cannot draw.
 *  Two different Chinese words that look alike are both blank or both boxes: there is no Chinese font. */
export async function probeBrowser(candidate: Launchable): Promise<Proof> {
  const browser = await launchBrowser(candidate, 15_000);
  try {
    const tab = await browser.newPage({ viewport: { width: 200, height: 100 } });
    const look = async (body: string) => {
      await tab.goto(page(body), { timeout: 10_000 });
      return tab.screenshot({ timeout: 10_000 });
    };
    const blank = await look('');
    const drawn = await look('<div style="width:90px;height:60px;background:#14539a"></div>');
    if (drawn.equals(blank)) throw new Error('the screenshot of a coloured page is blank');
    const chineseText = !(await look('巡检')).equals(await look('国家'));
    return { version: browser.version(), chineseText };
  } finally {
    await browser.close();
  }
}
