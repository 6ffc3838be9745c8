import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Answers a path of the API, such as `/api/v1/cities`, inside this process; with the visitor's own session where there is one. */
export type Api = (path: string, init?: RequestInit) => Promise<Response>

export interface WebOptions {
  api: Api
  /** Where `npm run build -w packages/web` put its files. */
  buildDirectory?: string
}

/** Draws the page of a request; with `api`, as the visitor whose request it is. */
export type PageHandler = (request: Request, api?: Api) => Promise<Response>

interface WebBuild {
  entry: { module: { createHandler(build: WebBuild, api: Api): PageHandler } }
}

export const defaultBuildDirectory = fileURLToPath(new URL('../build', import.meta.url))

/** Pages as a function from request to response. Throws when the web package has not been built. */
export async function createWebHandler(options: WebOptions): Promise<PageHandler> {
  const file = join(options.buildDirectory ?? defaultBuildDirectory, 'server', 'index.js')
  const build: WebBuild = await import(pathToFileURL(file).href)
  return build.entry.module.createHandler(build, options.api)
}
