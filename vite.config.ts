import { defineConfig } from 'vite'

export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? { build: { sourcemap: true, target: 'node20', outDir: 'dist/server', emptyOutDir: true } }
    : {
        root: 'client',
        build: { sourcemap: true, target: 'es2022', outDir: '../dist/client', emptyOutDir: true },
      },
)
