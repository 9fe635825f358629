import { type Browsers, openBrowsers } from '../browser/index.ts';
import { type Net, userAgent } from '../net/index.ts';
import type { World } from './world.ts';

/** The browser of a run. Its requests pass the guard and the budgets of `net`; nothing is launched before it is needed. */
export const browsersOf = ({ registry }: World, net: Net): Browsers =>
  openBrowsers({ pass: net.pass, userAgent: userAgent(registry.city.contact) });
