import { type BirpcReturn, createBirpc } from 'birpc';

/** Either end of the line between the main thread and a worker: a port, seen from one side. */
export interface End {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** What travels of an error. Cloning between threads would lose its code, by which a full disk is told. */
interface PlainError {
  message: string;
  stack: string | null;
  code: string | null;
  cause: PlainError | null;
}

/** Calls in both directions over one port: `own` are answered here, the others there. They never time out: what is
 *  asked for may stand in line for its host. */
export function openLine<Other extends object, Own extends object>(
  end: End,
  own: Own,
): BirpcReturn<Other, Own> {
  return createBirpc<Other, Own>(own, {
    post: (message: unknown) => end.postMessage(message),
    on: (listener) => end.on('message', listener),
    timeout: -1,
    serialize: (message: { e?: unknown }) =>
      message.e === undefined ? message : { ...message, e: flatten(message.e) },
    deserialize: (message: { e?: PlainError }) =>
      message.e === undefined ? message : { ...message, e: restore(message.e) },
  });
}

export function flatten(error: unknown): PlainError {
  if (!(error instanceof Error)) return { message: String(error), stack: null, code: null, cause: null };
  const { code } = error as NodeJS.ErrnoException;
  return {
    message: error.message,
    stack: error.stack ?? null,
    code: code ?? null,
    cause: error.cause === undefined ? null : flatten(error.cause),
  };
}

export function restore({ message, stack, code, cause }: PlainError): Error {
  const error = new Error(message, cause ? { cause: restore(cause) } : {});
  if (stack !== null) error.stack = stack;
  return code === null ? error : Object.assign(error, { code });
}
