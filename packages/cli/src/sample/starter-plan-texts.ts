/** The plan that Alder City had first: three pillars. In the form that an office pastes. */
export const olderPlan = `1 | Treat violence as a matter of health | Tratar la violencia como un asunto de salud
> Violence has roots. We work on them as we would on any illness that spreads. | La violencia tiene raíces. Trabajamos en ellas como en cualquier enfermedad que se propaga.
1.1 | Stop a quarrel before it turns into shots | Detener una pelea antes de que haya disparos
1.1.1 | Put six neighborhood teams on the street at night | Poner seis equipos de barrio en la calle por la noche | Harbor Neighbors | monthly
1.1.2 | Meet each person in danger in person and offer a way out | Ver en persona a cada quien corre peligro y ofrecerle una salida | Office of Safety of Alder City | monthly
1.2 | Care for people who were hurt | Cuidar a quienes resultaron heridos
1.2.1 | A worker beside every bed of a person who was shot | Una persona de apoyo junto a cada cama de quien recibió un disparo | Alder General Hospital | quarterly
1.3 | Mend the places where people get hurt | Arreglar los lugares donde hay heridos
1.3.1 | Light forty dark blocks | Alumbrar cuarenta cuadras oscuras | Public Works of Alder City | quarterly
1.3.2 | Board up empty houses | Tapiar casas vacías | Public Works of Alder City | quarterly
2 | Work together with residents | Trabajar junto con los vecinos
2.1 | Ask residents before we decide | Preguntar a los vecinos antes de decidir
2.1.1 | Hold a dialogue in each district every year | Hacer un diálogo en cada distrito cada año | Alder Mediation Center | quarterly
2.2 | Agencies tell each other what they promise | Los organismos se dicen lo que prometen
2.2.1 | One table of all agencies, each week | Una mesa de todos los organismos, cada semana | Office of Safety of Alder City | weekly
2.3 | Stand by young people | Acompañar a los jóvenes
2.3.1 | Open four gyms until eleven at night | Abrir cuatro gimnasios hasta las once de la noche | Parks of Alder City | monthly
2.3.2 | A summer wage for 300 young people | Un sueldo de verano para 300 jóvenes | Schools of Alder City | quarterly
2.4 | Know each other in court | Conocerse en el tribunal
3 | Show what works | Mostrar lo que funciona
3.1 | Publish what happens | Publicar lo que pasa
3.1.1 | Put every count in the open each week | Publicar cada cifra cada semana | Office of Safety of Alder City | monthly
3.2 | Buy a prediction of where shots will fall | Comprar una predicción de dónde habrá disparos`

/** The plan in force: a fourth pillar for young people, and everything else in its place. */
export const newerPlan = `1 | Treat violence as a matter of health | Tratar la violencia como un asunto de salud | was 1
> Violence has roots. We work on them as we would on any illness that spreads. | La violencia tiene raíces. Trabajamos en ellas como en cualquier enfermedad que se propaga.
1.1 | Fewer people are shot | Menos personas reciben disparos | was 1.1
> The few who are in the most danger are met in person, told the truth and offered help; every offer is kept. | Las pocas personas en mayor peligro reciben una visita, la verdad y ayuda; cada oferta se cumple.
1.1.1 | Put nine neighborhood teams on the street at night | Poner nueve equipos de barrio en la calle por la noche | Harbor Neighbors | monthly | was 1.1.1
1.1.2 | Meet each person in danger in person and offer a way out | Ver en persona a cada quien corre peligro y ofrecerle una salida | Office of Safety of Alder City | monthly | was 1.1.2
1.1.3 | Review every shooting within a week with all who can help | Revisar cada tiroteo en una semana con todos los que pueden ayudar | Office of Safety of Alder City | weekly
1.2 | People who were hurt do not stand alone | Quien resultó herido no se queda solo | was 1.2
1.2.1 | A worker beside every bed of a person who was shot | Una persona de apoyo junto a cada cama de quien recibió un disparo | Alder General Hospital | quarterly | was 1.2.1
1.2.2 | A home to go to for families under threat | Un hogar adonde ir para familias amenazadas | Housing of Alder City | monthly
1.3 | Guns do not reach people who must not have them | Las armas no llegan a quien no debe tenerlas
1.3.1 | Trace every recovered gun within a day | Rastrear cada arma recuperada en un día | Police of Alder City | monthly
1.3.2 | A lock for every home that asks for one | Un candado para cada hogar que lo pida | Health Department of Alder City | quarterly
1.4 | Streets are lit and houses lived in | Calles con luz y casas habitadas | was 1.3
1.4.1 | Light a hundred dark blocks | Alumbrar cien cuadras oscuras | Public Works of Alder City | quarterly | was 1.3.1
2 | Work together, with residents first | Trabajar juntos, primero con los vecinos | was 2
2.1 | Residents shape what is decided about them | Los vecinos dan forma a lo que se decide sobre ellos | was 2.1
2.1.1 | Hold a dialogue in each district every year | Hacer un diálogo en cada distrito cada año | Alder Mediation Center | quarterly | was 2.1.1
2.1.2 | Answer in public everything that residents ask for | Responder en público todo lo que piden los vecinos | Office of Safety of Alder City | monthly
2.2 | Agencies keep what they promise each other | Los organismos cumplen lo que se prometen | was 2.2
2.2.1 | One table of all agencies, each week | Una mesa de todos los organismos, cada semana | Office of Safety of Alder City | weekly | was 2.2.1
3 | Show what works, and stop what does not | Mostrar lo que funciona y dejar lo que no | was 3
3.1 | Everybody can check what happens | Todo el mundo puede comprobar lo que pasa | was 3.1
3.1.1 | Put every count in the open each week | Publicar cada cifra cada semana | Office of Safety of Alder City | monthly | was 3.1.1
3.2 | Each program is asked whether it worked | A cada programa se le pregunta si funcionó
3.2.1 | Compare the Harbor strategy with the other districts | Comparar la estrategia de Harbor con los demás distritos | University of Alder City | quarterly
4 | Young people grow up safe, and courts are fair to them | Los jóvenes crecen seguros y los tribunales son justos con ellos
4.1 | Every young person has somebody to turn to | Cada joven tiene a quién acudir | was 2.3
4.1.1 | Open seven gyms until eleven at night | Abrir siete gimnasios hasta las once de la noche | Parks of Alder City | monthly | was 2.3.1
4.1.2 | A summer wage for 500 young people | Un sueldo de verano para 500 jóvenes | Schools of Alder City | quarterly | was 2.3.2
4.2 | No young person stands alone in court | Ningún joven está solo en el tribunal | was 2.4
4.2.1 | Train forty advocates from the neighborhoods | Formar a cuarenta acompañantes de los barrios | Youth Justice of Alder City | monthly
4.2.2 | Offer a way other than jail in each first case | Ofrecer algo distinto a la cárcel en cada primer caso | Youth Justice of Alder City | quarterly
1.3.2 -> 1.4.1 | Empty houses and dark blocks are the same streets; one crew does both. | Las casas vacías y las cuadras oscuras son las mismas calles; lo hace la misma cuadrilla.
3.2 -> dropped | Residents asked us not to guess about places and people. We publish what happened instead. | Los vecinos pidieron no adivinar sobre lugares ni personas. Publicamos lo que pasó.`

/** What owners said of actions of the plan in force: its number, its status, how many days before the cut, and words where there are any. */
export const saidOfActions: readonly (readonly [
  number: string,
  status: 'not-started' | 'in-progress' | 'delayed' | 'done',
  daysBefore: number,
  words?: string,
])[] = [
  ['1.1.1', 'in-progress', 210],
  ['1.1.1', 'in-progress', 20, 'Eight teams are out; the ninth begins when its leader is trained.'],
  ['1.1.2', 'in-progress', 12],
  ['1.1.3', 'in-progress', 4],
  ['1.2.1', 'done', 160, 'There is somebody on every shift since the spring.'],
  ['1.2.2', 'delayed', 15, 'The building did not pass the fire inspection; it is being mended.'],
  ['1.3.1', 'in-progress', 75],
  ['1.3.2', 'in-progress', 40],
  ['1.4.1', 'in-progress', 140, 'Sixty-two blocks have new lamps.'],
  ['2.1.1', 'in-progress', 30],
  ['2.1.2', 'in-progress', 25],
  ['2.2.1', 'in-progress', 3],
  ['3.1.1', 'done', 300],
  ['4.1.1', 'in-progress', 10, 'Five gyms are open late.'],
  ['4.1.2', 'done', 90, 'Five hundred and twelve young people earned a summer wage.'],
  ['4.2.1', 'delayed', 50, 'The money for training came a year late.'],
]

/** What programs counted: item, kind, title, unit, owner, and values as months before the cut. */
export const counted = [
  {
    item: '1.1.1',
    kind: 'how-much',
    title: { en: 'Nights that teams were out', es: 'Noches con equipos en la calle' },
    unit: { en: 'nights', es: 'noches' },
    owner: 'Harbor Neighbors',
    source: 'the roster of the teams',
    values: [
      [3, 164],
      [2, 171],
      [1, 188],
    ],
  },
  {
    item: '1.2.1',
    kind: 'how-well',
    title: {
      en: 'People who met a worker within a day of being shot',
      es: 'Personas que vieron a alguien de apoyo a un día del disparo',
    },
    unit: { en: 'of 100 people', es: 'de 100 personas' },
    owner: 'Alder General Hospital',
    source: 'the list of bedside visits, without names',
    values: [
      [2, 81],
      [1, 88],
    ],
  },
  {
    item: '4.1.2',
    kind: 'better-off',
    title: {
      en: 'Young people with a summer wage who were in school a year later',
      es: 'Jóvenes con sueldo de verano que seguían en la escuela un año después',
    },
    unit: { en: 'of 100 people', es: 'de 100 personas' },
    owner: 'Schools of Alder City',
    source: 'enrollment, counted by the schools',
    values: [[2, 93]],
  },
  {
    item: '4.2.1',
    kind: 'how-much',
    title: { en: 'Advocates trained', es: 'Acompañantes formados' },
    unit: { en: 'people', es: 'personas' },
    owner: 'Youth Justice of Alder City',
    source: 'certificates handed out',
    values: [],
  },
] as const

/** What the house counts of programs by itself. */
export const countedByTheHouse = [
  {
    item: '2.1',
    kind: 'how-much',
    owner: 'Alder Mediation Center',
    counted: 'sessions-held',
    title: { en: 'Dialogue sessions held', es: 'Sesiones de diálogo celebradas' },
    unit: { en: 'sessions', es: 'sesiones' },
  },
  {
    item: '2.2',
    kind: 'how-well',
    owner: 'Office of Safety of Alder City',
    counted: 'proposals-answered',
    title: { en: 'Proposals answered in time', es: 'Propuestas respondidas a tiempo' },
    unit: { en: 'proposals', es: 'propuestas' },
  },
  {
    item: '2.2',
    kind: 'how-well',
    owner: 'Office of Safety of Alder City',
    counted: 'promises-on-time',
    title: {
      en: 'Promises delivered on the day first promised',
      es: 'Promesas cumplidas en el primer plazo',
    },
    unit: { en: 'promises', es: 'promesas' },
  },
] as const
