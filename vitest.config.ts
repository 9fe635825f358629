import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Much of the suite waits for servers, clocks and browsers: two files at a time even where there are two cores.
    maxWorkers: 2,
  },
});
