import {
  type Case,
  type CaseBook,
  EMPTY_PRECISION,
  emptyBook,
  type PrecisionBook,
} from '../../cases/index.ts';
import type { Store } from '../../store/index.ts';

/** Collection of the case books, one document a target. */
export const CASES = 'cases';
const INDICATORS = 'indicators';
const PRECISION = 'precision';

/** Whoever changes cases takes its turn here: a scan, a clerk at the keyboard, the notifier. */
export const CASE_TURN = 'cases';

type Documents = Pick<Store, 'documents'>;

export const readBook = async ({ documents }: Documents, target: string): Promise<CaseBook> =>
  (await documents.get<CaseBook>(CASES, target)) ?? emptyBook(target);

export const writeBook = ({ documents }: Documents, book: CaseBook): Promise<void> =>
  documents.put(CASES, book.target, book);

/** Books of every target that ever had one, one after the other. */
export async function* eachBook(store: Documents): AsyncGenerator<CaseBook> {
  for (const target of await store.documents.list(CASES)) yield readBook(store, target);
}

/** All books at once. */
export async function readBooks(store: Documents): Promise<CaseBook[]> {
  const books: CaseBook[] = [];
  for await (const book of eachBook(store)) books.push(book);
  return books;
}

export const allCases = (books: readonly CaseBook[]): Case[] =>
  books.flatMap(({ cases }) => Object.values(cases));

export const readPrecision = async ({ documents }: Documents): Promise<PrecisionBook> =>
  (await documents.get<PrecisionBook>(INDICATORS, PRECISION)) ?? EMPTY_PRECISION;

export const writePrecision = ({ documents }: Documents, book: PrecisionBook): Promise<void> =>
  documents.put(INDICATORS, PRECISION, book);
