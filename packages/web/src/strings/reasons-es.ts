/**
 * The reasons of the rules in Spanish, by the English sentence of the model. A test finds every rule that has none here.
 */
export const reasonsEs: Readonly<Record<string, string>> = {
  'Traces stay with the police custodian; analysts read the agency’s own recoveries under an agreement.':
    'Los rastreos se quedan con quien custodia los datos policiales; el equipo de análisis lee las recuperaciones propias de la agencia bajo un acuerdo.',
  'Residents read in plain language who may use what.':
    'Los vecinos leen en palabras sencillas quién puede usar qué.',
  'The full text is for the parties, counsel and auditors.':
    'El texto completo es para las partes, la asesoría jurídica y la auditoría.',
  'The parties and counsel draft agreements.': 'Las partes y la asesoría jurídica redactan los acuerdos.',
  'Counsel puts an agreement into force.': 'La asesoría jurídica pone en vigor un acuerdo.',
  'Counsel or the custodian can end an agreement before its date.':
    'La asesoría jurídica o quien custodia los datos puede terminar un acuerdo antes de su fecha.',
  'Rows that are not open are read for a purpose, under an agreement.':
    'Las filas que no son abiertas se leen para un fin y bajo un acuerdo.',
  'Auditors read who did what.': 'La auditoría lee quién hizo qué.',
  'Auditors read who looked at what, and for what purpose.':
    'La auditoría lee quién miró qué, y para qué fin.',
  'What was purged, by class and count, is for those who answer for it.':
    'Lo que se borró, por clase y número, es para quienes responden de ello.',
  'Counsel orders that something is kept.': 'La asesoría jurídica ordena que algo se conserve.',
  'Counsel ends a legal hold.': 'La asesoría jurídica termina una conservación por orden legal.',
  'Rows of open data are public where they come from.':
    'Las filas de datos abiertos son públicas allí de donde vienen.',
  'Files come in through analysts, the custodian, the operator and feeds with a token.':
    'Los archivos entran por los analistas, quien custodia los datos, quien opera el sistema y las fuentes con una clave.',
  'Rows set aside are raw text: of open data for those who bring files in, of other data for those an agreement names.':
    'Las filas apartadas son texto en bruto: las de datos abiertos son para quienes traen archivos; las demás, para quienes nombra un acuerdo.',
  'Only the operator hands out tokens for feeds.': 'Solo quien opera el sistema da claves para las fuentes.',
  'Commands run the system; they belong to the operator.':
    'Las órdenes manejan el sistema; son de quien lo opera.',
  'The workspace is for people who work with Understory.':
    'El espacio de trabajo es para quienes trabajan con Understory.',
  'Everyone who works here may see who can see what, and why.':
    'Todas las personas que trabajan aquí pueden ver quién puede ver qué, y por qué.',
  'Only the operator invites people.': 'Solo quien opera el sistema invita a personas.',
  'Only the operator ends a role before its date.':
    'Solo quien opera el sistema termina una función antes de su fecha.',
  'Only the operator enters organisations.': 'Solo quien opera el sistema registra organizaciones.',
  'Letters that could not be sent wait with the operator.':
    'Las cartas que no se pudieron enviar esperan a quien opera el sistema.',
  'Tokens are for people who are signed in.': 'Las claves son para quienes han entrado.',
  'A release is public from the day it is approved.':
    'Una publicación es pública desde el día en que se aprueba.',
  'Drafts are for those who make, approve and audit them.':
    'Los borradores son para quienes los hacen, los aprueban y los auditan.',
  'Analysts and the custodian draft releases.':
    'Los analistas y quien custodia los datos redactan las publicaciones.',
  'The custodian or counsel approves what leaves, and never their own draft.':
    'Quien custodia los datos o la asesoría jurídica aprueba lo que sale, y nunca su propio borrador.',
  'Those who draft or approve can withdraw a draft.':
    'Quienes redactan o aprueban pueden retirar un borrador.',
  'Police never read outreach, hospital or dialogue records.':
    'La policía nunca lee registros de trabajo en la calle, de hospitales ni de diálogos.',
  'The custodian of police data belongs to the police custodian’s own organisation.':
    'Quien custodia los datos policiales pertenece a la propia organización que los custodia.',
  'The mayor’s office sees no trace row, only releases that the police custodian approved: a court said so.':
    'La alcaldía no ve ninguna fila de rastreo, solo publicaciones que aprobó quien custodia los datos policiales: así lo dijo un tribunal.',
  'Open data is public where it comes from.': 'Los datos abiertos son públicos allí de donde vienen.',
  'A release has passed disclosure control and was approved.':
    'Una publicación ha pasado el control de divulgación y fue aprobada.',
  'Analysts of the office and of agencies work with the city’s own records, under a licence.':
    'Los analistas de la alcaldía y de los organismos trabajan con los registros propios de la ciudad, bajo una licencia.',
  'The police custodian keeps trace data and reviews what is released from it.':
    'Quien custodia los datos policiales guarda los datos de rastreo y revisa lo que se publica de ellos.',
  'The custodian answers for the quality of police records.':
    'Quien custodia los datos responde de la calidad de los registros policiales.',
  'A hospital reads its own health records to help people.':
    'Un hospital lee sus propios registros de salud para ayudar a las personas.',
  'The independent mediation centre keeps what was said in dialogue.':
    'El centro de mediación independiente guarda lo que se dijo en los diálogos.',
  'Links between guns, buyers and incidents stay with the police custodian.':
    'Los vínculos entre armas, compradores e incidentes quedan con quien custodia los datos policiales.',
  'Signals, leads and doubtful matches are followed up by the police custodian.':
    'Quien custodia los datos policiales da seguimiento a señales, pistas y coincidencias dudosas.',
  'Whether dealers are named outside of the custodian’s wall is counsel’s to decide.':
    'Si se nombra a los comerciantes fuera del muro de la custodia lo decide la asesoría jurídica.',
  'Nobody approves a draft of their own.': 'Nadie aprueba un borrador propio.',
  'The attacker’s audit found a disclosed cell.': 'La prueba de ataque encontró una celda al descubierto.',
  'Those who convene, facilitate, decide and audit see series before they are public.':
    'Quienes convocan, facilitan, deciden y auditan ven las series antes de que sean públicas.',
  'The independent facilitator sets a series up, so that nobody who decides also chairs.':
    'La facilitación independiente prepara la serie, para que nadie que decida también presida.',
  'Sessions, reservations, run-sheets and tables are the independent facilitator’s.':
    'Las sesiones, las reservas, los guiones y las mesas son de la facilitación independiente.',
  'Raw notes and contacts stay with the independent facilitator; police and the office see what was released.':
    'Las notas sin revisar y los contactos quedan con la facilitación independiente; la policía y la alcaldía ven lo que se publicó.',
  'Two people of the independent facilitator release notes, and nobody alone.':
    'Dos personas de la facilitación independiente publican las notas, y nadie a solas.',
  'Statements are moderated by the independent facilitator under a published policy.':
    'La facilitación independiente modera las afirmaciones según una política publicada.',
  'Notes are coded inside of the facilitator’s wall, by at least two people apart.':
    'Las notas se codifican dentro del muro de la facilitación, por al menos dos personas por separado.',
  'Two people of the independent facilitator publish claims and what those who took part say of them.':
    'Dos personas de la facilitación independiente publican los hallazgos y lo que dicen de ellos quienes participaron.',
  'Those who promise, ask, measure and audit work on the plan; everybody reads it.':
    'Quienes prometen, preguntan, miden y auditan trabajan en el plan; lo lee todo el mundo.',
  'Who hears residents and who can promise something puts a commitment forward.':
    'Propone un compromiso quien escucha a los vecinos y quien puede prometer algo.',
  'Whoever owns a commitment accepts it, declines it with a reason, and says how it goes.':
    'Quien responde de un compromiso lo acepta, lo rechaza con un motivo y dice cómo va.',
  'A promise is reviewed by who neither made it nor owns it.':
    'Una promesa la revisa quien ni la hizo ni responde de ella.',
  'Who agreed to be contacted is known to the independent facilitator alone.':
    'Solo la facilitación independiente sabe quién aceptó que se le contacte.',
  'The office that leads the plan runs its weekly meeting; an analyst may keep its notes.':
    'La oficina que dirige el plan lleva su reunión semanal; el equipo de análisis puede anotar.',
  'Evidence may come from whoever saw it; who supplied it is said.':
    'La evidencia puede venir de quien lo vio; se dice quién la entregó.',
  'The office answers for the plan: it writes its versions, its indicators and their targets.':
    'La alcaldía responde del plan: escribe sus versiones, sus indicadores y sus metas.',
  'Whoever owns an action says how it goes and counts what it does.':
    'Quien tiene a su cargo una acción dice cómo va y cuenta lo que hace.',
  'Whoever decides answers what was found: the office or the agency that owns the decision.':
    'Quien decide responde a lo que se encontró: la alcaldía o el organismo al que corresponde la decisión.',
}
