import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectChallenge, readPage } from '../../src/html/index.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/challenge/${name}`, import.meta.url), 'utf8');

describe('shields', () => {
  it.each([
    ['jsl-stage1.html', 521, 'jsl'],
    ['jsl-stage2.html', 521, 'jsl'],
    ['jsl-stage2.html', 200, 'jsl'],
    ['ruishu.html', 412, 'ruishu'],
    ['ruishu.html', 202, 'ruishu'],
    ['cloud-block.html', 405, 'aliyun-waf'],
    ['generic-block.html', 403, 'waf'],
    ['generic-block.html', 200, 'waf'],
    ['cookie-stub.html', 200, 'js-cookie'],
    ['ruishu-injected.html', 200, null],
    ['not-found.html', 404, null],
    ['article-on-blocking.html', 200, null],
  ])('%s with %i', (name, status, id) => {
    const text = fixture(name);
    expect(detectChallenge({ status, headers: {}, text })).toBe(id);
    const reading = readPage(text, { url: 'http://a.gov.cn/', now: 0, status, contentType: 'text/html' });
    expect(reading.kind === 'challenge').toBe(id !== null);
    expect(detectChallenge({ status, headers: {}, text, reading })).toBe(id);
  });

  it.each<[string, number, string, string | null]>([
    ['知道创宇', 403, '<title>创宇盾</title><p>当前访问因疑似黑客攻击，已被创宇盾拦截</p>', 'chuangyu'],
    ['安全狗', 403, '<p>您的请求带有不安全参数</p><p>网站安全狗</p>', 'safedog'],
    ['宝塔', 403, '<h1>宝塔网站防火墙</h1><p>您的请求带有不合法参数，已被网站管理员设置拦截</p>', 'baota'],
    ['百度', 403, '<img src="//yjs-static.example/x.png"><p>百度云加速</p>', 'baidu-waf'],
    ['腾讯', 403, '<p>腾讯T-Sec Web应用防火墙</p>', 'tencent-waf'],
    ['华为', 418, '<p>CloudWAF</p><p>访问被拦截</p>', 'huawei-waf'],
    [
      'Cloudflare',
      503,
      '<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x.js"></script>',
      'cloudflare',
    ],
    ['a captcha wall', 200, '<p>请完成安全验证</p><div id="slider">向右拖动滑块</div>', 'captcha'],
    ['a cookie of the shield and no body', 521, '', null],
    [
      'an ordinary log-in with a captcha',
      200,
      '<form><input type="password"><label>验证码</label></form>',
      null,
    ],
    ['a plain 403', 403, '<h1>403 Forbidden</h1>', null],
    ['an empty answer', 200, '', null],
  ])('%s', (_, status, text, id) => expect(detectChallenge({ status, headers: {}, text })).toBe(id));

  it('knows a cut answer by status and cookie', () => {
    expect(detectChallenge({ status: 521, headers: { 'set-cookie': '__jsluid_s=1' }, text: '' })).toBe('jsl');
  });
});
