/** Full-width letters, digits and signs become half-width ones; U+2236 and U+FE55 become a colon. */
export const foldWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u2236\ufe55]/g, ':')
    .replace(/[\u3000\u00a0]/g, ' ');
