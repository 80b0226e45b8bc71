import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import OpenApiUtil from '@alicloud/openapi-core/dist/utils';
import { build } from 'esbuild';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type * as handlerModule from '../../../handler/index';
import type { HttpRequest } from '../../../handler/transport';
import { bundleAliases } from '../../../tools/handler/bundle-aliases';
import { jobOf, mediaIds } from '../../handler/support/fixture';
import { VirtualClock } from '../../handler/support/virtual-clock';

const root = resolve(__dirname, '../../..');

test('the bundle signs as the whole package does, and its zip is below 200 KB', async () => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'handler/index.ts')],
    alias: bundleAliases((path) => join(root, path)),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
  });
  const module = { exports: {} as typeof handlerModule };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the bundle was just built here
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, createRequire(__filename));

  const clock = new VirtualClock();
  const requests: HttpRequest[] = [];
  const handler = module.exports.createHandler({
    clock,
    random: () => 0,
    nonce: () => 'once',
    connect: () => ({
      send: async (request) => {
        requests.push(request);
        return { status: 200, text: JSON.stringify({ NonExistMediaIds: mediaIds(2).join(',') }) };
      },
      close: () => undefined,
    }),
    write: () => undefined,
    environment: { VOD_ENDPOINT: 'https://vod.cn-shanghai.aliyuncs.com' },
  });
  const task = { userData: '{"Extend":{"a":"ü (*)!\'~"}}' };
  const running = handler(JSON.stringify(jobOf(mediaIds(2), {}, task)), {
    credentials: { accessKeyId: 'key', accessKeySecret: 'secret', securityToken: 'token' },
    function: { timeout: 60 },
  });
  await expect(clock.until(running)).rejects.toThrow(/2 nonexistent/);

  const { authorization, 'content-length': _, ...headers } = requests[0].headers;
  const query = Object.fromEntries(new URL(requests[0].path, 'https://vod').searchParams);
  const request = { method: 'POST', pathname: '/', query, headers };
  expect(authorization).toBe(OpenApiUtil.getAuthorization(request as never, 'ACS3-HMAC-SHA256', headers['x-acs-content-sha256'], 'key', 'secret'));
  expect(query.UserData).toBe(task.userData);
  expect(zipSync({ 'index.js': strToU8(outputFiles[0].text) }, { level: 9 }).length).toBeLessThan(200 * 1024);
});

test("what is left out is what the vendor's package names", () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, unknown> };
  const installed = Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, ''));
  expect(Object.keys(bundleAliases((path) => path)).filter((name) => !installed.includes(name))).toEqual([]);
});
