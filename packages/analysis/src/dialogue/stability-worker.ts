import { parentPort, workerData } from 'node:worker_threads'
import type { ConversationColumns } from './conversation.ts'
import { stabilityOf } from './stability.ts'

parentPort?.postMessage(stabilityOf(workerData as ConversationColumns))
