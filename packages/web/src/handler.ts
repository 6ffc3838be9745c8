import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Answers a path of the API, such as `/api/v1/cities`, inside this process; with the visitor's own session where there is one. */
export type Api = (path: string, init?: RequestInit) => Promise<Response>

export interface WebOptions {
  api: Api
  /** Where `npm run build -w packages/web` put its files. */
  buildDirectory?: string
}

interface WebBuild {
  entry: { module: { createHandler(build: WebBuild, api: Api): (request: Request) => Promise<Response> } }
}

export const defaultBuildDirectory = fileURLToPath(new URL('../build', import.meta.url))

/** Pages as a function from request to response. Throws when the web package has not been built. */
export async function createWebHandler(
  options: WebOptions,
): Promise<(request: Request) => Promise<Response>> {
  const file = join(options.buildDirectory ?? defaultBuildDirectory, 'server', 'index.js')
  const build: WebBuild = await import(pathToFileURL(file).href)
  return build.entry.module.createHandler(build, options.api)
}
