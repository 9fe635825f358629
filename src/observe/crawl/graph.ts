import type { Referrer } from './types.ts';

/** Referring pages kept of one address; how many there are in all is counted. */
export const KEPT_REFERRERS = 10;

/** A growing column of whole numbers; plain arrays of objects would weigh ten times as much. */
export class Column {
  private data: Int32Array;
  private readonly empty: number;

  constructor(empty: number) {
    this.empty = empty;
    this.data = new Int32Array(1024).fill(empty);
  }

  get(at: number): number {
    return this.data[at] ?? this.empty;
  }

  set(at: number, value: number): void {
    if (at >= this.data.length) {
      const grown = new Int32Array(Math.max(at + 1, this.data.length * 2)).fill(this.empty);
      grown.set(this.data);
      this.data = grown;
    }
    this.data[at] = value;
  }
}

/** Strings by number, each kept once and free of the page it was cut from. */
class Names {
  readonly list: string[] = [];
  private readonly numbers = new Map<string, number>();

  find(name: string): number {
    return this.numbers.get(name) ?? -1;
  }

  intern(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const own = ownCopy(name);
    this.numbers.set(own, this.list.length);
    return this.list.push(own) - 1;
  }
}

/** V8 lets a slice of a string keep the whole; a copy lets the page go. Shorter slices are copies already. */
export const ownCopy = (text: string): string =>
  text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');

interface Kept {
  page: number;
  text: number;
  position: number;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Addresses and who links them, as numbers. An edge is a pair: page and text. */
export class LinkGraph {
  private readonly urls = new Names();
  private readonly texts = new Names();
  private readonly counts = new Column(0);
  private readonly lastSeenOn = new Column(-1);
  private readonly orders = new Column(-1);
  private readonly pages = new Column(-1);
  private readonly labels = new Column(-1);
  private readonly positions = new Column(-1);
  /** Order of the last referrer kept, once there is no free place: most links of a page are settled by this. */
  private readonly lastOrders = new Column(-1);

  get size(): number {
    return this.urls.list.length;
  }

  get textCount(): number {
    return this.texts.list.length;
  }

  intern(url: string): number {
    return this.urls.intern(url);
  }

  internText(text: string): number {
    return this.texts.intern(text);
  }

  find(url: string): number {
    return this.urls.find(url);
  }

  urlOf(id: number): string {
    return this.urls.list[id] ?? '';
  }

  textOf(id: number): string {
    return this.texts.list[id] ?? '';
  }

  /** Gives a page its place in the order of the crawl. */
  order(page: number, place: number): void {
    if (this.orders.get(page) < 0) this.orders.set(page, place);
  }

  orderOf(page: number): number {
    return this.orders.get(page);
  }

  /** Counts a link of a page once. True when it was not met on this page yet. */
  meet(page: number, target: number): boolean {
    if (this.lastSeenOn.get(target) === page) return false;
    this.lastSeenOn.set(target, page);
    this.counts.set(target, this.counts.get(target) + 1);
    return true;
  }

  /** Whether this page is among the first that link the target, by the order of the crawl: then its text is wanted. */
  wants(page: number, target: number): boolean {
    const last = this.lastOrders.get(target);
    if (last >= 0 && this.orders.get(page) >= last) return false;
    return this.placeFor(page, target) >= 0;
  }

  refer(page: number, target: number, text: number, position: number): void {
    const place = this.placeFor(page, target);
    if (place < 0) return;
    this.pages.set(place, page);
    this.labels.set(place, text);
    this.positions.set(place, position);
    this.settleLast(target);
  }

  referrerCount(target: number): number {
    return this.counts.get(target);
  }

  /** Sorts addresses as a reader would meet them who takes page after page: by the first page that links each, and
   *  by the place on it. Independent of the order in which answers came. */
  inReadingOrder(targets: readonly number[]): number[] {
    const keys = targets.map((target) => {
      const first = this.keptOf(target)[0];
      return {
        target,
        order: first ? this.orderOf(first.page) : Number.MAX_SAFE_INTEGER,
        position: first?.position ?? 0,
      };
    });
    keys.sort(
      (a, b) =>
        a.order - b.order || a.position - b.position || compare(this.urlOf(a.target), this.urlOf(b.target)),
    );
    return keys.map(({ target }) => target);
  }

  /** The page that comes first in the order of the crawl; -1 when none links it. */
  firstReferrer(target: number): number {
    return this.keptOf(target)[0]?.page ?? -1;
  }

  referrersOf(target: number): Referrer[] {
    return this.keptOf(target).map(({ page, text }) => ({ url: this.urlOf(page), text: this.textOf(text) }));
  }

  referringPages(target: number): number[] {
    return this.keptOf(target).map(({ page }) => page);
  }

  isReferredBy(target: number, page: number): boolean {
    return this.keptOf(target).some((kept) => kept.page === page);
  }

  private keptOf(target: number): Kept[] {
    const kept: Kept[] = [];
    for (let place = target * KEPT_REFERRERS; place < (target + 1) * KEPT_REFERRERS; place++) {
      const page = this.pages.get(place);
      if (page >= 0) kept.push({ page, text: this.labels.get(place), position: this.positions.get(place) });
    }
    return kept.sort((a, b) => this.orderOf(a.page) - this.orderOf(b.page));
  }

  private settleLast(target: number): void {
    let last = -1;
    for (let place = target * KEPT_REFERRERS; place < (target + 1) * KEPT_REFERRERS; place++) {
      const page = this.pages.get(place);
      if (page < 0) return;
      last = Math.max(last, this.orders.get(page));
    }
    this.lastOrders.set(target, last);
  }

  /** A free place, or that of the last in order if this page comes before it; -1 for none. */
  private placeFor(page: number, target: number): number {
    const from = target * KEPT_REFERRERS;
    let last = -1;
    let lastOrder = this.orderOf(page);
    for (let place = from; place < from + KEPT_REFERRERS; place++) {
      const kept = this.pages.get(place);
      if (kept < 0) return place;
      if (kept === page) return -1;
      const order = this.orderOf(kept);
      if (order > lastOrder) {
        last = place;
        lastOrder = order;
      }
    }
    return last;
  }
}
