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
aaliyah aaron abby abdel abdul abdullah abena abigail abraham ada adam adebayo adele aditi
aditya adrian adriana agnes agnieszka ahmad ahmed aiden aiko aileen aimee aisha ajay akiko akua
alan alasdair albert alberta alejandra alejandro aleksandr aleksandra aleksei alessandro alex
alexander alexandra alexei alexey alexis alfredo ali alice alicia alina alison allie allison
alma alyson alyssa amanda amara amber amelia amelie amina amira amit amy amélie ana analyn anand
ananya anastasia anatoly anders andre andrea andrei andres andrew andrey andrzej andré andrés
andy angel angela angelica angelina angelique angus anh anil anita anjali anke ann anna anne
annette annie annika anthony antje antoine antoinette antonella antonia antonio aoife araceli
arash ari ariana arianna ariel arjun arlene armando arthur arturo arun asher ashleigh ashley
ashok astrid audrey aurelie aurélie ava avery avi avraham ayden ayesha ayse ayşe babak barbara
bartholomew beata beatriz becky belinda ben benita benjamin benoit benoît bernadette bernice
bertha bessie beth bethany bettina betty beverly bianca bilal bill billy birgit bjorn björn
blanche bob bobby bonnie boris brad bradley brandon branko brayden brenda brett brian brianna
bridget brigid brigitte brittany bronwyn brooke bruce bryan brynn caitlin caleb cameron camila
camilla camille candace caoimhe carl carla carlos carmela carmen carol caroline carolyn carrie
carson cassandra catalina catherine catriona cecilia celeste celine cerys chaim chana chantal
charlene charles charlie charlotte chelsea cheryl chiara chidi chinedu chioma chloe chloé chris
christina christine christopher christy ciara cindy claire clara clarissa claudia clayton
clifford clint cody colin colleen colton connor constance consuelo cora corey corinne cormac
cory courtney craig crystal curtis cynthia cyrus céline dafydd daisuke dalton damian damon dan
dana daniel daniela danielle danny daphne daria darius darlene darnell darren darryl darya
dashiell dave david deandre debbie deborah debra declan deepak deepika deirdre delia denise
dennis derek deshawn desiree devin devon diana diane dianne diego dieter dimitri dimitris dina
divya dmitri dmitry dolores dominic dominique donald donna donnie donovan dora doris dorothy
douglas dragan dragana duane duc duncan dustin dwayne dwight dylan earl easton eddie edgar edith
edna eduardo edward edwin edwina eileen eitan ekaterina elaine eleanor elena eleni eli elif
elijah elisa elise eliza elizabeth ella ellen elliot elliott eloise elsie emeka emiko emile
emilia emilio emily emma emmanuel emre enrique eoin eric erica erik erika erin erma ernest
ernestine ernesto esme esmeralda esteban estelle esther esti ethan ethel etienne eugene eun
eun-ji eva evan evelyn ewa ewan ezekiel ezra fabian faisal farah farid fatima fatimah fatma fay
faye federica felicia felipe felix femi fernanda fernando fiona florence floyd frances francesca
francine francisco francois francoise franklin françois françoise fred freddie frederick
fredrick freya gabriel gabriela gabrielle galina gareth garrett gary gavin geeta gemma genevieve
geneviève geoffrey george gerald geraldine gertrude gideon gilbert gilda gina giorgos giovanni
gisela gita giulia giuseppe gladys glenda glenn gloria goran gordon graciela graham grayson greg
gregory greta gretchen guadalupe guillermo gunnar gunther gurpreet gustavo gwen gwendolyn
gwyneth günther hailey haley halina hamid hamish hamza hana hannah hannelore hans hao harold
harpreet harriet harry haruki harvey hassan heather hector heike heinz helen helena helene
helmut henrietta henrik henry herbert herman hideo hilary hilda hillary hina hiroshi hoa howard
huan huda hugo hui hunter huong hussain hussein hyun hyun-woo héctor hélène ian ibrahim ida
ignacio igor imani imogen imran indira ines ingrid inés ioannis irene irina irma irving isaac
isabel isabella isabelle isaiah ishaan ismael itzel ivan ivana jacinta jack jackie jackson jacob
jacqueline jacques jae jaime jake jamal james jamie jana jane janelle janet janice janine jared
jarrod jasmin jasmine jason jaspreet javier jaxon jay jayden jean jean-luc jean-paul jeanette
jeanne jeff jeffrey jelena jenna jennifer jens jeremiah jeremy jermaine jerome jerry jesse
jessica jhon ji-hoon ji-woo jill jim jimmy jing jiri jiwoo jiří joan joann joanna joanne joao
joaquin jochen jodi jodie jody joe joel joey johannes john johnny jomar jonah jonas jonathan
joni joon jordan jorge jose josefina joseph josephine josh joshua josiah josie josé joyce joão
juan juana juanita judith judy juergen julia julian julianne julie juliet julija justin justine
jürgen kaden kaitlyn kara kareem karen kari karim karin karla karthik katarzyna kate katelyn
katherine kathie kathleen kathryn kathy katie katrin katrina katya kavita kaya kaye kayla kaylee
kazimierz kazuko keiko keira keisha keith kelly kelsey ken kendra kendrick kenji kenneth kerri
kerry kevin khadija khadijah khaled khalid khanh kiara kim kimberly kiran kirk klaus kofi kojo
konstantin kostas krishna krista kristen kristin kristina kristy krzysztof ksenia kurt kwame
kyle kylie kyung laila lakisha lakshmi lamar lamont lana landon larisa larissa larry lars
latasha latoya laura lauren laurent lawrence layla leah lee lei leila lena lenora leo leon leona
leonard leonardo leonora leroy leslie lester leticia letícia levi liam liliana lillian linda
lindsay lindsey linh linnea lisa liz ljubica lloyd logan lois lonnie lorena lorenzo loretta lori
lorraine louis louise luca lucas lucia lucille lucinda lucy lucía ludmila luigi luis lukas
lukasz luke lupe luz lydia lynn lyudmila mabel mable mackenzie madeline maeve magda magdalena
maggie magnus mahesh mahmoud mai makayla makoto maksim malachi malcolm malgorzata malik malka
mallory mandy manoj manpreet manuel marcelo marcia marco marcus margaret margarita marge maria
mariam marian mariana marianne maricel marie marilyn marina mario marion marisol marjorie markus
marlene marlon marquise marsha marta martha martin marvin mary maryam maría masha mason massimo
mateo mathieu matt matteo matthew matthias maureen mauricio mavis max maxim maxine maxwell
małgorzata meera megan meghan mehdi mehmet mei meiling melanie melinda melissa melvin menachem
mendel meredith mia micah michael michał michel michele michelle michiko miguel mike mikhail
mikkel mildred milica milton min-jun mindy minh minjun minnie mira miranda miriam mirko misha
mitchell mohamed mohammad mohammed moira molly mona monica monika monique morgan morris moshe
muhammad murat muriel mustafa myles myra myrtle nabil nadia nadine nancy nanette naoko naomi
natalia natalie natalya natasha nate nathalie nathan neha neil nellie nelson ngozi nguyen niamh
nicholas nick nicole nikhil nikolai nikolay nikos nils nina nisha noa noah noor nora norma
norman nour octavia odette ofer oksana olaf oleg olena olga oliver olivia olivier olumide
oluwaseun omar omari omer oscar otis owain owen pablo padma padraig paige paloma pamela
panagiotis paolo parisa parvati patricia patrick paul paula paulo pavel paweł pedro peggy perry
persephone peter petra petunia peyton phil philip philippa philippe phoebe phuong phyllis pierre
piotr polina pooja portia pradeep preston priscilla priya puja pyotr qiang quang quentin quincy
quinn rachel rafael rahul raj rajesh ralph ramesh ramiro ramon ramona ramón randall randy rania
raquel rasheed rashid raul ravi raúl rebecca reggie reginald rekha reuben reza rhonda rhys
ricardo richard rick ricky riley rita rivka rizal rob robbie robert roberta roberto rocio rocío
roderick rodney rodrigo roger rohan rohit roland ron ronald ronnie rory rosa rosalie rosalind
rosalyn rosanna rosario rosemarie rosie ross rowena roxanne roy rudy rufus rukmini russell ruth
ryan ryo sabine sabrina sadie saeed sakura sally salma salvatore sam samantha samir samira sammy
samuel sandeep sandra sanjay santiago saoirse sara sarah sasha satoshi scott seamus sean
sebastian selena seo-yeon seoyeon sergei sergey sergio seth shane shanice shaniqua shannon
shanti sharon shaun shauna shawn sheila shelby sheldon shelley shelly sherman sherry shira
shirin shirley shlomo shreya siddharth sidney sigrid silas silke silvia simon simone simran
siobhan siobhán sita skylar slobodan snežana sofia sofía solomon solveig sonia sonja soo-jin
soojin sophia soraya soren spencer srinivas stacey stacy stan stanisław stanley stefan stefanie
stefano stella stephanie stephen steve steven stewart stuart sue sunil sunita suresh susan
susana sven svetlana swati sylvester sylvia sylvie søren tabitha takashi takeshi tamar tamara
tamika tammy tanisha tanya tara tarek tariq tatiana tatyana taylor teddy terence teresa terrell
terrence terry tess tessa thaddeus thea thelma theo theodore theresa thi thiago thierry thomas
thuy tiago tiffany tim timothy tina tobias todd tom tomas tomasz tommy tomoko toni tony tonya
tracey tracy trang travis trayvon trent trevor tricia trisha trudy tuan tunde tyler tyrell
tyrone ulrich ulrike ursula usha usman ute uwe valentina valerie vanessa vanya varun vasilis
venkat vera vernon veronica vesna vicente vicki vicky victor victoria vijay vikram vince vincent
vincenzo vinicius vinnie vinod vinícius virgil vivian vladimir walid wallace walter wanda warren
wayne wei wendell wendy wesley whitney wilbur wilhelmina willard william willie wilma winston
wojciech wolfgang wyatt xavier xiao xiaoming ximena xin yael yan yannis yasmin yasmine yelena
yetunde ying yitzhak yolanda young-hee yousef youssef yuki yuko yulia yumi yun yuri yury yusuf
yvette yvonne zach zachary zack zahra zainab zane zara zbigniew zdenek zdeněk zhang zhen ziad
zipporah zoe zofia zoran zoé zoë émile étienne łukasz алексей андрей анна владимир дмитрий
екатерина елена иван ирина мария михаил наталья николай ольга светлана сергей татьяна юлия
";
