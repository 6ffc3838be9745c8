export { action, default, loader } from './session-form.tsx'
