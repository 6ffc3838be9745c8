import { createContext } from 'react-router'
import type { Api } from '../handler.ts'

/** The API that loaders call; put there by the handler, in this process. */
export const apiContext = createContext<Api>()
