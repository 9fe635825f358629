import { html } from 'hono/html';

/** A piece of a page. Values put into the template are escaped. */
export type Html = ReturnType<typeof html>;

export { raw } from 'hono/html';
export { html };

/** The piece as text. The demo's templates hold no promises, so there is nothing to wait for. */
export const textOf = (piece: Html): string => piece.toString();
