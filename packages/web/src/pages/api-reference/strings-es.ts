import type { apiEn } from './strings-en.ts'

export const apiEs: Record<keyof typeof apiEn, string> = {
  'api.title': 'La interfaz para programas – Understory',
  'api.heading': 'La interfaz para programas',
  'api.lead':
    'Todo lo que hay en estas páginas también lo puede pedir un programa: {count, plural, one {# dirección} other {# direcciones}}, sin clave para lo que es público.',
  'api.document':
    'La descripción completa como <a>OpenAPI 3.1</a>, hecha de las mismas formas con que el servidor comprueba.',
  'api.paging':
    'Las listas que crecen vienen por páginas: pide otra vez con el cursor de “next” hasta que sea null.',
  'api.etag': 'Las respuestas llevan un ETag: devuélvelo como If-None-Match, y 304 dice que nada cambió.',
  'api.problems':
    'Un problema dice qué está mal, dónde y qué sería correcto (RFC 9457, application/problem+json).',
  'api.tokens':
    'Quien ha entrado hace sus propias claves, con alcance y fecha de fin, y las envía como “Authorization: Bearer …”.',
  'api.contents': 'Temas',
  'api.other': 'otros',
  'api.needsSignIn': 'Necesita una clave o una sesión.',
  'api.parameters': '{count, plural, one {# parámetro} other {# parámetros}}',
  'api.body': 'Recibe',
  'api.answers': 'Respuestas:',
}
