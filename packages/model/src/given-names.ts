/**
 * Common given names in the United States, small letters without accents, in English and Spanish use. From the public name counts of the Social
 * Security Administration (https://www.ssa.gov/oact/babynames/) and the 1990 Census list of first names; chosen by hand. A list like this is never whole: a name
 * that is not on it is caught by its capital letter.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `aaliyah aaron abigail adam adrian adriana aisha alan albert alejandra alejandro alex alexander alexandra alexis alfredo alice alicia alisha
alyssa amanda amelia amir amy ana andre andrea andres andrew angela angelica anita anna anthony antoine antonio antwan ariana armando arthur ashley
ashton barbara beatriz benjamin bernard beth betty beverly blanca brandon brandy brayden brenda brian briana brianna brittany brooke bruce bryan
bryant caleb calvin camila carla carlos carmen carol caroline carolyn carrie catherine cedric cesar charles charlotte cheryl chloe chris christina
christine christopher cindy claudia clifford cody connor corey courtney cristina crystal curtis cynthia daniel daniela danielle dante darnell darrell
darryl darius david dawn deandre deborah debra delores demetrius denise dennis deonte derek derrick deshawn destiny devin devon diana diane diego
dominic dominique donald donna donte dorothy douglas dwayne dylan eddie eduardo edward edwin elena elijah elizabeth ella emily emma enrique eric
erica erik erika ernesto esteban esther ethan eugene evan evelyn fatima felicia felipe felix fernando frances francisco fred gabriel gabriela gary
george gerald gerardo gilbert gladys gloria gonzalo greg gregory guadalupe guillermo gustavo hakeem hannah harold harry heather hector helen henry
herbert howard hugo ian ignacio imani irene isaac isabel isabella isaiah ismael ivan jackson jacob jacqueline jada jaden jaime jalen jamal jamar james
jamie jamila jane janet janice jared jasmine jason javier jaylen jayden jeffrey jennifer jeremiah jeremy jermaine jerome jerry jesse jessica jesus jill
joan joaquin joel john johnny jonathan jorge jose joseph joshua josue joyce juan juana judith judy julia julian julie julio justin kareem karen karla kathleen
kathryn kathy katie kayla keisha keith kelly kelvin kendra kendrick kenneth kenya kevin kiara kierra kimberly kyle lakeisha lamar lamont lance larry
latasha latisha latoya laura lauren lawrence leah leon leonard leroy leslie leticia liam linda lisa lorena lorenzo louis lucas luis luisa luke lydia
madison makayla malik manuel marcos marcus margaret margarita maria mariana marie mario marisol marjorie marlon marquis marsha martha martin marvin mary mateo
matthew maurice mauricio melanie melissa melvin mercedes mia micah michael micheal michelle miguel mildred milton miranda mohamed mohammed monica
monique monte montrell mustafa myra nancy naomi natalia natalie nathan nathaniel nicholas nicole nina noah norma norman octavio olga olivia omar
oscar pablo pamela patricia patrick paul paula pedro peter philip phillip phyllis priscilla quentin quinton rachel rafael ralph ramon randall randy
raquel rasheed raul raymond rebecca reggie reginald renee ricardo richard ricky robert roberto rochelle rodney rodrigo roger roland ronald ronnie
rosa rosario rosemary roy ruben ruth ryan sabrina salvador samantha samuel sandra santiago sara sarah saul savannah scott sean sebastian serena
sergio shakira shaniqua shanice shannon sharon shaquille shaun shawn sheila shirley silvia simone sofia sonia sophia stacey stacy stanley stephanie stephen
steve steven susan sylvia tamara tamika tammy tanisha tanya tasha tatiana teresa terrance terrell terrence terry theodore theresa thomas tiana tiffany
timothy tina todd tommy tracy travis tremaine trevon trevor tyler tyree tyrell tyrone tyrese valeria valerie vanessa vernon veronica vicente victor victoria
vincent virginia vivian wallace walter wanda warren wayne wendy wesley whitney willie william xavier ximena yasmin yolanda yvette yvonne zachary zoe`.split(
    /\s+/,
  ),
)

/** Names that are words too: they count as a name only with a capital letter in the middle of a sentence. */
export const namesThatAreWords: ReadonlySet<string> = new Set(
  'angel art bill blanca chase christian crystal dawn destiny dominic ella faith frank gloria grace grant guadalupe hope jack jesus joy julio king lance leon león mark may mercedes mia mía miles rosa rose salvador summer will'.split(
    ' ',
  ),
)
