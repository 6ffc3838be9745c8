import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

/** The server build carries its own React, so that it is the fast one whatever NODE_ENV the process has. */
export default defineConfig({
  plugins: [reactRouter()],
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: { reportCompressedSize: false, chunkSizeWarningLimit: 2000 },
  logLevel: 'error',
})
