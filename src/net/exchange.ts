import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Watch } from './watch.ts';

/** So much of a body nobody wants is read all the same, so that the connection can be used again. */
const REST_BYTES = 16 * 1024;
const REST_MS = 500;

/** What is heard of an answer while it comes in. */
export interface Listener {
  /** It stands on its connection and goes out now. */
  onStart(): void;
  /** Bytes of the body that are wanted; null for none at all. */
  onHead(status: number, headers: IncomingHttpHeaders): number | null;
  /** Every piece that comes in is load, wanted or not. */
  onPiece(size: number): void;
}

/** The bytes that were wanted. `cut`: more was to come, and the connection was let go. */
export interface Exchanged {
  bytes: Uint8Array;
  cut: boolean;
}

type Request = Dispatcher.DispatchOptions & { origin: string };

/** One request over the wire: its body, null when none was wanted. Rejects with what broke it, or with what the watch ended it for.
 *  Straight on undici's dispatcher: a stream for every body would cost as much as reading the page. */
export function exchange(
  dispatcher: Dispatcher,
  request: Request,
  watch: Watch,
  listener: Listener,
): Promise<Exchanged | null> {
  return new Promise((resolve, reject) => {
    const handler = new Handler(listener, resolve, reject);
    watch.onEnd((reason) => handler.end(reason));
    if (!handler.isOver) dispatcher.dispatch(request, handler);
  });
}

class Handler implements Dispatcher.DispatchHandler {
  isOver = false;
  private controller: Dispatcher.DispatchController | null = null;
  private reason: Error | null = null;
  private readonly pieces: Buffer[] = [];
  private size = 0;
  private wanted: number | null = 0;
  private rest: NodeJS.Timeout | undefined;
  private readonly listener: Listener;
  private readonly resolve: (exchanged: Exchanged | null) => void;
  private readonly reject: (error: Error) => void;

  constructor(
    listener: Listener,
    resolve: (exchanged: Exchanged | null) => void,
    reject: (error: Error) => void,
  ) {
    this.listener = listener;
    this.resolve = resolve;
    this.reject = reject;
  }

  /** Ends it from our side; also while it stands in line for a connection. */
  end(reason: Error): void {
    this.reason = reason;
    this.fail(reason);
    this.controller?.abort(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.reason) controller.abort(this.reason);
    else this.listener.onStart();
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200 || this.isOver) return;
    this.wanted = this.listener.onHead(status, headers);
    if (this.wanted === null) this.rest = setTimeout(() => this.letGo(false), REST_MS);
  }

  onResponseData(_: Dispatcher.DispatchController, piece: Buffer): void {
    if (this.isOver) return;
    const room = (this.wanted ?? REST_BYTES) - this.size;
    this.size += Math.min(piece.length, room);
    this.listener.onPiece(piece.length);
    if (this.wanted !== null) this.pieces.push(piece.length > room ? piece.subarray(0, room) : piece);
    if (piece.length > room) this.letGo(this.wanted !== null);
  }

  onResponseEnd(): void {
    this.succeed(false);
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  /** Enough was read: the rest is cut off with its connection. */
  private letGo(cut: boolean): void {
    this.succeed(cut);
    this.controller?.abort(new Error('enough'));
  }

  private succeed(cut: boolean): void {
    if (this.isOver) return;
    this.close();
    this.resolve(this.wanted === null ? null : { bytes: joined(this.pieces, this.size), cut });
  }

  private fail(error: Error): void {
    if (this.isOver) return;
    // When nobody wants the body, its end does not matter.
    if (this.wanted === null) this.succeed(false);
    else {
      this.close();
      this.reject(error);
    }
  }

  private close(): void {
    this.isOver = true;
    clearTimeout(this.rest);
  }
}

/** A small piece would hold on to the whole buffer it came in. */
function joined(pieces: readonly Buffer[], size: number): Uint8Array {
  const [first] = pieces;
  const isAlone = pieces.length === 1 && first !== undefined && size * 2 > first.buffer.byteLength;
  return isAlone ? first : Buffer.concat(pieces, size);
}
