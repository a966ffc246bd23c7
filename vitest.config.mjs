import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/corpus/**/*.test.ts', 'test/ui/**/*.test.ts'],
    testTimeout: 20_000,
    // The tests share no state, and a worker for each file would cost more than the tests.
    isolate: false,
    pool: 'threads',
  },
});
