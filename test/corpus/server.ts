import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pageBytes, scriptBytes, type TruthRecord } from './truth.ts';

export interface CorpusServer {
  port: number;
  close(): Promise<void>;
}

const NOT_FOUND = '<html><head><title>404</title></head><body><h1>404 Not Found</h1></body></html>';

/** Serves every record by its host name, at its own path and at `/`; every other path is a plain 404. */
export async function serveCorpus(records: readonly TruthRecord[]): Promise<CorpusServer> {
  const byHost = new Map(records.map((record) => [record.host, record]));
  const server = createServer((request, response) => {
    const record = byHost.get((request.headers.host ?? '').replace(/:\d+$/, ''));
    if (record) answer(record, request, response);
    else response.writeHead(404).end(NOT_FOUND);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(record: TruthRecord, request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '/';
  const script = record.companions.find((companion) => companion.url_path === path);
  if (script)
    response.writeHead(200, { 'content-type': 'application/javascript' }).end(scriptBytes(script.file));
  else if (path === '/' || path === record.url_path) {
    // The original header is not known, so no charset is claimed.
    const type = record.file?.endsWith('.json') ? 'application/json' : 'text/html';
    response.writeHead(record.http_status, { 'content-type': type }).end(pageBytes(record));
  } else response.writeHead(404, { 'content-type': 'text/html' }).end(NOT_FOUND);
}
