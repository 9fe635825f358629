import { originsAt, type SitePlan } from './site.ts';

export interface Folders {
  root: string;
  run: string;
}

/** The generated site as an nginx configuration over the files of `writeSite`. Answers the same as our own server. */
export function nginxConfig(plan: SitePlan, port: number, { root, run }: Folders): string {
  const { main, friend } = originsAt(port);
  const old = plan.columns.filter(({ gbk }) => gbk).map(({ index }) => index + 1);
  const redirects = (status: number): string =>
    [...plan.redirects]
      .filter(([, redirect]) => redirect.status === status)
      .map(([path, { to }]) => `    "${path}" "${to}";`)
      .join('\n');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `  ${kind}_temp_path ${run}/${kind};`,
  );
  return `daemon off;
worker_processes 1;
${process.getuid?.() === 0 ? 'user root;' : ''}
pid ${run}/nginx.pid;
error_log ${run}/error.log;
events { worker_connections 4096; }
http {
${temporary.join('\n')}
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=4000 inactive=600s;
  open_file_cache_valid 600s;
  map_hash_bucket_size 512;
  map_hash_max_size 65536;
  large_client_header_buffers 4 64k;
  log_format bench '$request_method $server_addr $bytes_sent $msec $request_uri';
  access_log ${run}/access.log bench buffer=256k;
  default_type text/html;
  types { text/css css; application/javascript js; image/png png; image/jpeg jpg; application/pdf pdf; application/msword doc; application/vnd.ms-excel xls; text/plain txt; }
  absolute_redirect off;
  map $uri $moved {
    default "";
${redirects(301)}
  }
  map $uri $found {
    default "";
${redirects(302)}
  }
  map $request_uri $query_file {
    default "/__none";
${plan.queries.map(({ target }, index) => `    "${target}" "/__query/${index}.html";`).join('\n')}
  }
  server {
    listen ${new URL(main).host};
    root ${root};
    charset utf-8;
    error_page 404 /__404.html;
    if ($moved) { return 301 $moved; }
    if ($found) { return 302 $found; }
    location = / { try_files /index.html =404; }
    location = /list.jsp { charset off; try_files $query_file =404; }
    location /info/ { try_files /error/404.html =404; }
    location ~ ^/c(?:${old.join('|')})/ { charset off; }
  }
  server {
    listen ${new URL(friend).host};
    root ${root};
    charset utf-8;
    error_page 404 /__404.html;
    location = / { try_files /__friend.html =404; }
    location /site/ { try_files /__friend.html =404; }
    location /nohead/ {
      if ($request_method = HEAD) { return 405; }
      try_files /__friend.html =404;
    }
    location / { return 404; }
    location = /__404.html { internal; }
  }
}
`;
}
