//! Given names that are no ordinary words: common ones of many languages, in one place.

use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Whether this is a common given name; it is asked in lower case.
pub(super) fn is_given(word: &str) -> bool {
    static SET: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    SET.get_or_init(|| NAMES.split_whitespace().collect()).contains(word)
}

/// Names such as May, Will, Grace and Chase are left out: prose is full of them.
const NAMES: &str = "
aaliyah aaron abby abdel abdul abdullah abe abena abigail abraham ada adaeze adam adebayo adele
aditi aditya adrian adriana agnes agnieszka ahmad ahmed aiden aiko aileen aimee aisha ajay akiko
akua alan alasdair albert alberta alec alejandra alejandro aleksandr aleksandra aleksei
alessandra alessandro alex alexa alexander alexandra alexei alexey alexia alexis alfie alfredo
ali alice alicia alina alison allie allison alma alyson alyssa amanda amara amber amelia amelie
amina amira amit amy amélie ana analyn anand ananya anastasia anatoly anders andre andrea andrei
andres andrew andrey andrzej andré andrés andy angel angela angelica angelina angelique angus
anh anil anita anjali anke ann anna annabel annabelle anne anneliese annemarie annette annie
annika anthony antje antoine antoinette antonella antonia antonio aoife araceli arash ari ariana
arianna arianne ariel arjun arlene armando arthur arturo arun aryan asher ashlee ashleigh ashley
ashlyn ashok astrid audra audrey aurelie aurélie ava avery avi avraham ayden ayesha ayse ayşe
babak babatunde barb barbara bart bartholomew beata beatriz becca becky belinda bella ben benita
benjamin benny benoit benoît bernadette bernice bernie bertha bessie beth bethan bethany betsy
bettie bettina betty beverly bianca bilal bill billy birgit bjorn björn blake blanche bob bobbi
bobby bonnie boris brad braden bradley brandon branko brayan brayden breanna brenda brent bret
brett bri brian brianna bridget brigid brigit brigitte britt brittany brock bronte bronwyn
brooke bruce bruno bryan bryce brynn byron caden caitlin caleb callum cameron camila camilla
camille candace caoimhe cari carina carl carla carlo carlos carly carmel carmela carmen caro
carol caroline carolyn carrie carson cassandra cassie catalina cate cath catherine cathy
catriona cecilia celeste celia celine cerys chad chaim chana chantal charis charlene charles
charlie charlotte chelsea chelsey cheryl cheyenne chiara chidi chinedu chinwe chioma chloe chloé
chris chrissy christa christie christina christine christopher christy chuck ciara cindi cindy
claire clara clarissa claudia clayton clifford clint cody colin colleen colton connie connor
constance consuelo cora cordelia corey corinne cormac corrie cory cosmo courtney craig crystal
curtis cynthia cyrus céline dafydd daisuke dalton damian damon dan dana dani danica daniel
daniela danielle danni danny daphne daria darius darlene darnell darren darryl darya dashiell
dave david deandre debbie debi deborah debra declan deena deepak deepika deirdre delia della
demetrius denise dennis derek deshawn desiree desmond devin devon dewayne diana diane dianne
diego dieter dillon dimitri dimitris dina dion dirk divya dmitri dmitry dolores dominic dominik
dominique donald donna donnie donovan dora doris dorothea dorothy douglas dragan dragana duane
duc duncan dunja dustin dwayne dwight dylan earl easton eddie edgar edie edith edna eduardo
edward edwin edwina efrain eileen eitan ekaterina elaine eleanor elena eleni eli elias elif
elijah elin elisa elise elisha eliza elizabeth ella ellen ellie elliot elliott elly eloisa
eloise elsie elvira emeka emiko emile emilia emilio emily emma emmanuel emmett emre enid enrique
enzo eoin eric erica erik erika erin erma ernest ernestine ernesto errol erwin esme esmeralda
esperanza esteban estelle esther esti ethan ethel etienne etta eugene eun eun-ji eunice eva evan
evangeline evelyn everett ewa ewan ezekiel ezra fabian fabio faisal fanny farah farid fatima
fatimah fatma fay faye federica felicia felipe felix femi fernanda fernando fiona flora florence
floyd folake frances francesca francine francisco francois francoise frankie franklin françois
françoise fred freda freddie freddy frederick fredrick freya frieda fritz funmi gabby gabe gabi
gabriel gabriela gabrielle gaby gail galina galya gareth garrett gary gavin geeta gemma
genevieve geneviève geoffrey george georgie georgina gerald geraldine geri gerri gerry gertrude
gideon gilbert gilda giles gina ginny giorgos giovanni gisela gisele gita giulia giuseppe gladys
glenda glenn gloria goran gordon graciela graeme graham grayson greg gregory greta gretchen
guadalupe guillermo gunnar gunther gurpreet gustavo gwen gwenda gwendolyn gwyneth günther hailey
haley halina hamid hamish hamza hana hank hanna hannah hannelore hans hans-peter hao harlan
harold harpreet harri harriet harry haruki harvey hassan hattie heather hector heidi heike heinz
helen helena helene helga helmut henrietta henrik henry herbert herman hermann hideo hilary
hilda hillary hina hiroshi hoa horst howard howie huan hubert huda hugo hui hunter huong hussain
hussein hyun hyun-woo héctor hélène ian ibrahim ida ieva ifeoma ignacio igor ilse imani imelda
imogen imran indira ines inge ingrid inés ioannis irene irina irma irving isaac isabel isabella
isabelle isadora isaiah ishaan isla ismael itzel ivan ivana izzy jacinda jacinta jack jackie
jackson jacob jacqueline jacques jaden jae jaime jake jamal james jamie jana jane janelle janet
janice janie janine janna jannik jared jarrod jasmin jasmine jason jasper jaspreet javier jaxon
jay jaya jayden jaye jaylen jayne jazmin jean jean-luc jean-paul jeanette jeanne jeannie jeb
jeff jeffrey jelena jenn jenna jenni jennifer jenny jens jeremiah jeremy jermaine jerome jerri
jerrod jerry jess jesse jessica jessie jhon ji-hoon ji-woo jill jilly jim jimmie jimmy jing jiri
jiwoo jiří jo joachim joan joann joanna joanne joao joaquin joaquín jocelyn jochen jodi jodie
jody joe joel joey johannes john johnnie johnny jomar jonah jonas jonathan joni jonny joon
jordan jorge jose josef josefa josefina joseph josephina josephine josh joshua josiah josiane
josie josé jovan joyce joão juan juana juanita juanito judi judith judy juergen jules julia
julian juliana julianne julie juliet juliette julija jurgis justin justine jürgen kaden kaitlyn
kara kareem karen kari karim karin karla karolina karthik kasia kat katarzyna kate katelyn
katherine kathi kathie kathleen kathrin kathryn kathy katie katrin katrina katya kavita kaya
kaye kayla kaylee kaylin kazimierz kazuko keely keiko keira keisha keith kelly kelsey ken kendra
kendrick kenji kenneth kenny keri kermit kerri kerry kerstin kestutis kev kevin khadija khadijah
khaled khalid khanh kiara kim kimberly kiran kirk kirsten kirstie kirstin klaus kofi kojo kolya
konstantin kostas krishna krista kristen kristian kristin kristina kristine kristopher kristy
krystal krzysztof ksenia kurt kwame kyle kylie kyung lacey laila lakisha lakshmi lamar lamont
lana landon lara larisa larissa larry lars latasha latisha latoya laura lauren laurent laurie
laverne lawrence layla leah leandra leanne lee lei leigh leila lena lenny lenora leo leon leona
leonard leonardo leonie leonora lerato leroy leslie lester leticia letícia levi lexi lexie liam
lila liliana lillian lina linda lindsay lindsey lindy linh linnea lisa lisbeth livia liz liza
lizbeth lizzie lizzy ljubica lloyd logan lois lola lonnie lonny lorena lorenzo loretta lori
lorna lorraine lottie lou louie louis louise luann luca lucas lucia lucian lucille lucinda lucy
lucía ludmila luigi luis lukas lukasz luke lulu lupe luz lydia lyle lyndon lynn lynne lyuba
lyudmila mabel mable mack mackenzie madeline mae maeve magda magdalena maggie magnus mahesh
mahmoud mai maisie maja makayla makoto maksim malachi malcolm malgorzata malik malka mallory
mandi mandy manfred manny manoj manpreet manuel marcel marcelo marci marcia marcie marco marcus
marek margaret margarita marge marguerite maria mariam marian mariana marianne maricel marie
mariel marilyn marina mario marion marisa marisol marissa maritza marjorie markus marla marlee
marleen marlene marlon marnie marquise marsha marta martha martin martina marty marvin mary
maryam marysia maría masha mason massimo mateo mathieu mathilda matilda matt matteo matthew
matthias mattie matty maud maude maura maureen mauricio mavis max maxim maxine maxwell maya
małgorzata meaghan meera meg megan meghan mehdi mehmet mei meiling mel melanie melinda melissa
melvin menachem mendel meredith meryl mia micah michael michał michel michele michelle michiko
mickaël mickey micky miguel mike mikey mikhail mikkel mila mildred milena milica millicent
millie milly milton mimi min-jun mindaugas mindy minerva minh minjun minna minnie mira miranda
miriam mirko miroslav misha mitch mitchell mohamed mohammad mohammed moira molly mona monica
monika monique morgan moritz morris moshe muhammad murat muriel mustafa myles myra myrtle nabil
nadezhda nadia nadine nanci nancy nanette naoko naomi natalia natalie natalya natasha nate
nathalie nathan ned neha neil nellie nelly nelson nettie neville ngozi nguyen nia niall niamh
nicholas nick nicky nico nicola nicolas nicole nicolette nigel nikhil nikita nikki nikolai
nikolay nikos nils nina nisha noa noah noel noelle nomsa noor nora norbert noreen norma norman
nour obinna octavia odessa odette ofer okonkwo oksana olaf oleg olena olga oliver olivia olivier
ollie olumide oluwaseun omar omari omer orla orlando osama oscar osvaldo otis otto owain owen
pablo padma padraig paige paloma pam pamela panagiotis paolo parisa parvati pascal patricia
patrick patsy patti patty paul paula paulie paulina pauline paulo pavel paweł pedro peggie peggy
penelope perry persephone pete peter petey petra petunia peyton phil philip philippa philippe
phoebe phuong phyllis pierre piotr polina pooja portia pradeep preston priscilla priya priyanka
puja pyotr qiang quang quentin quincy quinn rachel rafael rahul raj rajesh ralf ralph ramesh
ramiro ramon ramona ramón randall randi randolph randy rania raphael raquel rasheed rashid raul
ravi raymond raúl rebecca reese reggie regina reginald reinhard rekha renata renate rene renee
renée reuben reza rhiannon rhonda rhys ricardo richard rick ricki ricky rik riku riley rina rita
rivka rizal rob robbie robert roberta roberto rocio rocío roderick rodney rodrigo roger rohan
rohit roland ron ronald ronan ronnie ronny rory rosa rosalia rosalie rosalind rosalyn rosanna
rosanne rosario roseanne rosemarie rosemary rosetta rosie roslyn ross rowena roxanne roxie roy
ruben rudy rufus rukmini rupert russ russell ruth ryan ryder ryo sabine sabrina sadie saeed
sakura salim sally sally-ann salma salome salvatore sam samantha samir samira sammie sammy
samuel sandeep sandi sandra sanjay sanjeev santiago santino saoirse sara sarah sascha sasha
satoshi sawyer scott scottie seamus sean sebastian segun selena selma seo-yeon seoyeon serena
sergei sergey sergio seth shana shane shania shanice shaniqua shannon shanti shari sharon
sharron shaun shauna shawn shawna shayla sheena sheila shelby sheldon shelley shelly sherman
sherri sherry sheryl shira shirin shirl shirley shivani shlomo shreya siddharth sidney sigrid
silas silke silvia simeon simon simone simran sinead sinéad siobhan siobhán sipho sita skylar
skyler slobodan snežana sofia sofía solomon solveig sondra sonia sonja soo-jin soojin sophia
soraya soren spencer srinivas stacey stacy stan stanislav stanisław stanley stef stefan stefanie
stefano stella steph stephan stephanie stephany stephen steve steven stewart stine stuart sue
sunil sunita suresh susan susana susannah susanne susie suzanne suzette suzie suzy sven svenja
svetlana swati sybil syed sylvester sylvia sylvie søren tabitha takashi takeshi tamar tamara
tamika tammy tanisha tanya tara tarek tariq tash tasha tate tatiana tatyana taylor ted teddie
teddy temitope terence teresa teri terrell terrence terri terry tess tessa tessie thabo thaddeus
thandi thandiwe thea thelma themba theo theodore theresa thessaly thi thiago thierry thijs
thomas thomasina thorsten thulani thuy tiago tiffany tilda tillie tilly tim timmy timothy tina
tobi tobias tobin todd tom tomas tomasz tommie tommy tomoko toni tony tonya tori torsten tracey
tracie tracy trang travis trayvon trent trevor trey tricia trina trish trisha tristan trixie
troy trudy tuan tunde tyler tyra tyrell tyrone ulrich ulrike ursel ursula usha usman ute uwe
valentina valeria valerie valery vanessa vanya varun vasilis velma venkat vera verena verna
vernon veronica veronika vesna vicente vicki vickie vicky victor victoria vijay vikram viktor
viktoria vince vincent vincenzo vinicius vinnie vinny vinod vinícius virgil viv vivian viviana
vivien vladimir vytautas waldemar walid wallace wally walt walter wanda warren wayne wei wendell
wendy wes wesley whitney wilbur wilfred wilhelm wilhelmina willa willard william willie wilma
winifred winnie winston wojciech wolfgang wyatt xander xavier xiao xiaoming ximena xin yael yan
yannis yara yasmin yasmine yelena yesenia yetunde ying yitzhak yoko yolanda yoshiko young-hee
yousef youssef yuki yuko yulia yumi yun yuri yury yusra yusuf yves yvette yvonne zac zach
zachary zack zahra zainab zane zara zbigniew zdenek zdeněk zeke zelda zelma zena zeynep zhang
zhen ziad zipporah zoe zofia zoran zoé zoë zsofia émile étienne łukasz алексей андрей анна
владимир дмитрий екатерина елена иван ирина мария михаил наталья николай ольга светлана сергей
татьяна юлия
";
