import { type Site, siteAt } from '../server/index.ts';

export const WULING_HOST = 'www.wuling.gov.test';

/** A cookie script after the manner of the common protective services, written by us: no page ever comes behind it,
 *  because the server counts no cookie as good. */
const CHALLENGE =
  "<script>document.cookie=('_')+('_jsl')+('_clearance')+('_s=')+(-~[]+'')+(7+'')+(4+5+'')+('|0|')+('demo')+(';max-age=')+(3600+'')+(';path=/');location.href=location.pathname+location.search</script>";

/** The county behind a challenge: every path, robots.txt too, is answered with 521 and the script. */
export const wulingPortal = (): Site =>
  siteAt(WULING_HOST, () => ({
    status: 521,
    type: 'text/html; charset=utf-8',
    headers: {
      'set-cookie': '__jsluid_s=0123456789abcdef0123456789abcdef; max-age=31536000; path=/; HttpOnly',
    },
    body: CHALLENGE,
  }));
