//! Words that are nobody's name: states and countries, days, faiths, what prose capitalises; and the field's authors.

/// Whether this is a state, a country or a larger region: that may stand.
pub(super) fn is_region(text: &str) -> bool {
    let text = text.trim();
    REGIONS.split(',').any(|region| region.trim().eq_ignore_ascii_case(text))
        || REGIONS.split(',').map(str::trim).any(|region| {
            text.len() > region.len()
                && region.contains(' ')
                && text.get(..region.len()).is_some_and(|start| start.eq_ignore_ascii_case(region))
        })
}

/// Whether a capitalised word is an ordinary one, and no name.
pub(super) fn is_ordinary(word: &str) -> bool {
    let lower = word.to_lowercase();
    let lower = lower.strip_suffix("'s").or(lower.strip_suffix("’s")).unwrap_or(&lower);
    ORDINARY.split_whitespace().any(|one| one == lower)
        || REGIONS.split(',').any(|region| region.trim().eq_ignore_ascii_case(lower))
}

/// Whether a given name and a surname are an author's of the field, or another public figure's in it.
pub(super) fn is_author(given: &str, surname: &str) -> bool {
    let surname = surname.strip_suffix("'s").or(surname.strip_suffix("’s")).unwrap_or(surname);
    let mut pairs = AUTHORS.split(',').filter_map(|author| author.trim().rsplit_once(' '));
    pairs.any(|(first, last)| {
        last.eq_ignore_ascii_case(surname)
            && first.split(' ').any(|one| one.eq_ignore_ascii_case(given))
    })
}

/// Whether a surname is one by which the field knows an author.
pub(super) fn is_author_surname(word: &str) -> bool {
    let word = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
    let mut surnames = AUTHORS.split(',').filter_map(|author| author.trim().rsplit(' ').next());
    surnames.any(|surname| surname.eq_ignore_ascii_case(word))
}

/// Whether a name at a place is a figure's of books or history: nobody's in a session.
pub(super) fn is_figure(text: &str, range: &std::ops::Range<usize>) -> bool {
    FIGURES.split(',').map(str::trim).any(|figure| {
        let mut from = range.start.saturating_sub(figure.len());
        while !text.is_char_boundary(from) {
            from = from.saturating_add(1);
        }
        let mut to = range.end.saturating_add(figure.len()).min(text.len());
        while !text.is_char_boundary(to) {
            to = to.saturating_sub(1);
        }
        text.get(from..to).unwrap_or("").match_indices(figure).any(|(at, _)| {
            let start = from.saturating_add(at);
            start <= range.start && range.end <= start.saturating_add(figure.len())
        })
    })
}

const FIGURES: &str = "Romeo and Juliet, Romeo, Harry Potter, Peter Pan, Don Juan, Don Giovanni, Don Quixote, Dr. Ruth, Dr Ruth, \
    Ms. Magazine, Madame Bovary, Anna Karenina, Jane Eyre, Mr. Darcy, Mr Darcy, Tristan and Isolde, Adam and Eve, Christian Grey, \
    Little Hans, Anna O, Ken and Barbie, Mr. Right, Mrs. Robinson, Mrs. Doubtfire, Thomas Aquinas, Bridget Jones, Mary Magdalene, \
    Virgin Mary, Carrie Bradshaw, Samantha Jones, Oprah Winfrey, Dr. Phil, Lady Chatterley, Taylor Swift, Michelle Obama, \
    Johns Hopkins, John Hopkins, Mary Poppins, Jane Austen, Virginia Woolf, Oscar Wilde, Simone de Beauvoir, Henry James, \
    Marilyn Monroe, John Wayne, Casanova, Mr. Rogers, Fred Rogers, Martin Luther King, Hugh Hefner, Britney Spears, Harvey Weinstein, \
    Bill Clinton, Donald Trump, Barack Obama, Joe Biden, Roe v. Wade, Beatrice and Benedick, Sherlock Holmes, Jekyll and Hyde, \
    Dr. Jekyll, Mr. Hyde, Winnie the Pooh, Alice in Wonderland, Robin Hood, King Arthur, James Bond, Sex and the City, \
    Tom Sawyer, Ted Lasso, Harry and Sally, When Harry Met Sally, Thelma and Louise, Dorian Gray, Edgar Allan Poe, Bell Hooks, \
    Maya Angelou, Mary Oliver, Toni Morrison, Margaret Atwood, James Baldwin, Leonard Cohen, Frida Kahlo, Marie Kondo, \
    Dr. Seuss, Charlie Brown, Mr. Spock, Mickey Mouse, Elvis Presley, David Bowie, Amy Schumer, Louis Vuitton, Paul of Tarsus, \
    Hardy Boys, John Lennon, Mother Teresa, Florence Nightingale, Gertrude Stein, Anne Frank, Helen of Troy, Maria Montessori, \
    Tess of the d, Victoria's Secret, Bill for, Joan of Arc";

const REGIONS: &str = "Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, \
    Georgia, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, \
    Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, \
    New York State, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, \
    South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, Washington State, West Virginia, Wisconsin, \
    Wyoming, Puerto Rico, Guam, America, United States, US, USA, U.S, U.S.A, Canada, Ontario, Québec, Quebec, \
    British Columbia, Alberta, Manitoba, Nova Scotia, Mexico, Europe, Africa, Asia, Australia, South America, \
    Latin America, Central America, North America, New Zealand, United Kingdom, UK, England, Scotland, Wales, Ireland, \
    Northern Ireland, France, Germany, Italy, Spain, Portugal, Netherlands, Belgium, Switzerland, Austria, Poland, \
    Russia, Ukraine, Sweden, Norway, Denmark, Finland, Iceland, Greece, Turkey, Israel, Palestine, Egypt, Morocco, \
    Nigeria, Ghana, Kenya, Ethiopia, South Africa, India, Pakistan, Bangladesh, China, Taiwan, Japan, Korea, South Korea, \
    North Korea, Vietnam, Thailand, Philippines, Indonesia, Malaysia, Singapore, Brazil, Argentina, Chile, Colombia, \
    Peru, Venezuela, Cuba, Jamaica, Haiti, Dominican Republic, Guatemala, Honduras, El Salvador, Nicaragua, Costa Rica, \
    Panama, Iran, Iraq, Syria, Lebanon, Jordan, Saudi Arabia, Afghanistan, Middle East, Midwest, Pacific Northwest, \
    New England, West Coast, East Coast, South, North, East, West, Northwest, Southwest, Northeast, Southeast, \
    Caribbean, Romania, Hungary, Czechia, Bulgaria, Serbia, Croatia, Bosnia, Albania, Armenia, Kazakhstan";

const ORDINARY: &str = "\
    a an the this that these those i we he she they it you my our his her their its your one two three four five six \
    seven eight nine ten and or but if so as at by for from in into of off on onto out over to up with without who whom \
    which what when where why how not no yes all any both each few more most other others some such only own same than \
    then too very can will just should now here there again once during before after above below between through under \
    until while because since also however still yet even nobody nothing everyone everybody somebody someone \
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays \
    sundays january february march april may june july august september october november december spring summer autumn \
    fall winter christmas easter ramadan hanukkah thanksgiving lent passover pride \
    catholic jewish muslim christian mormon hindu buddhist atheist protestant evangelical orthodox baptist lutheran \
    methodist quaker sikh american african asian european latino latina latinx hispanic black white native indigenous \
    mexican chinese japanese korean indian russian polish german french italian spanish irish english british dutch \
    arab arabic iranian turkish greek brazilian cuban vietnamese filipino nigerian canadian english spanish mandarin \
    cantonese tagalog christianity judaism islam buddhism god jesus bible quran torah lgbt lgbtq queer bdsm \
    client clients patient patients couple couples partner partners group groups family families therapist therapists \
    supervisor supervision supervisee session sessions hour hours individual individuals cases case people person men \
    women man woman husband wife mother father daughter son sister brother child children parent parents adult adults \
    intake therapy therapies treatment sex sexual sexuality intimacy desire arousal orgasm pain pleasure love \
    relationship relationships relational attachment trauma anxiety depression mindfulness emotion emotionally \
    focused cognitive behavioral behavioural systemic internal solution narrative gestalt dialectical acceptance \
    commitment psychodynamic somatic experiential sensate focus wheel consent communication model theory scale \
    inventory index questionnaire assessment history interview training workshop conference institute university \
    college school department board code ethics rule rules statute section chapter part book article journal review \
    medicine medical health hospital clinic center centre community committee association society program programme \
    masters doctor dr mr mrs ms mx miss prof professor reverend rabbi father imam nurse physician gynecologist urologist \
    first second third last next new old good better best great big small long short high low early late same different \
    total average median mean sum note notes month months week weeks year years day days time times today yesterday \
    tomorrow tonight morning afternoon evening zoom skype facetime google apple facebook instagram tinder grindr hinge \
    bumble onlyfans netflix youtube viagra cialis zoloft prozac lexapro wellbutrin paxil testosterone estrogen covid \
    aasect dsm icd cpt phq gad ssri hiv sti std ed pe adhd ptsd ocd asd ipv emdr cbt act dbt eft ifs aedp sar ce ceu \
    homework practice exercise exercises worked met saw read reread presented discussed attended reviewed talked spoke \
    satisfaction centered rights contact hi hello dear thanks thank please agency zen tantra kink polyamory monogamy \
    monogamish reflective direct video phone telehealth live online rorschach socratic freudian jungian bowenian \
    oedipal venus mars cupid eros psyche valentine valentine's internet english braille medicaid medicare church \
    goals goal plan themes theme topic topics progress feedback summary approach approaches interventions \
    intervention techniques technique skills psychoeducation resources referral referrals dynamics issues issue \
    concerns concern work learned learning growth question questions answer answers couples' clients' counseling \
    counselling psychotherapy psychology sexology andrology gynecology urology oncology endocrinology pediatrics \
    congress court county state federal republican democrat army navy marine marines air force veteran veterans \
    wifi ipad iphone android pdf word excel \
    gottman johnson perel nagoski kinsey kaplan masters schnarch basson brotto kleinplatz";

const AUTHORS: &str = "Esther Perel, Emily Nagoski, John Gottman, Julie Schwartz Gottman, Julie Gottman, Sue Johnson, Susan Johnson, \
    Peggy Kleinplatz, David Schnarch, Virginia Johnson, William Masters, Alfred Kinsey, Helen Singer Kaplan, Helen Kaplan, \
    Rosemary Basson, Lori Brotto, Jack Annon, Jack Morin, Betty Martin, Betty Dodson, Barry McCarthy, Emily McCarthy, \
    Michael Metz, Leonore Tiefer, Marty Klein, Ian Kerner, Gina Ogden, Charles Moser, Wendy Maltz, Lonnie Barbach, \
    Stephen Mitchell, Janet Hardy, Dossie Easton, Dan Savage, Anthony Bogaert, Caroline Pukall, Irving Binik, Sandra Leiblum, \
    Raymond Rosen, Stanley Althof, Derek Polonsky, Michael Perelman, Eli Coleman, Walter Bockting, Douglas Braun-Harvey, \
    Michael Vigorito, Alex Katehakis, Patrick Carnes, Tammy Nelson, Alexandra Solomon, Laurie Mintz, Laurie Watson, \
    Lisa Diamond, Meredith Chivers, Ellen Laan, Cynthia Graham, John Bancroft, Erick Janssen, Justin Lehmiller, \
    Justin Garcia, Debby Herbenick, Sari van Anders, Jessica Benjamin, Nancy McWilliams, Irvin Yalom, Carl Rogers, \
    Carl Whitaker, Carl Jung, Sigmund Freud, Melanie Klein, Donald Winnicott, John Bowlby, Mary Ainsworth, Mary Main, \
    Virginia Satir, Salvador Minuchin, Murray Bowen, Michael White, Jay Haley, Milton Erickson, Aaron Beck, Judith Beck, \
    Albert Ellis, Marsha Linehan, Steven Hayes, Jon Kabat-Zinn, Bessel van der Kolk, Judith Herman, Peter Levine, \
    Pat Ogden, Stephen Porges, Dan Siegel, Daniel Siegel, Richard Schwartz, Francine Shapiro, Stan Tatkin, Harville Hendrix, \
    Helen Hunt, Ellyn Bader, Peter Pearson, Terry Real, Terrence Real, Judith Butler, Gayle Rubin, Michel Foucault, \
    Audre Lorde, Adrienne Maree Brown, Simon Rosser, Gerald Weeks, Katherine Hertlein, Nancy Gambescia, Stephen Levine, \
    Candice Risen, Margaret Nichols, Ritch Savin-Williams, Joe Kort, Jack Drescher, Diana Hamer, Kimberle Crenshaw, \
    Kimberlé Crenshaw, Brene Brown, Brené Brown, Harriet Lerner, Mary Jane Sherfey, Shere Hite, Nancy Friday, \
    Otto Kernberg, Erik Erikson, Jean Piaget, Abraham Maslow, Viktor Frankl, Rollo May, Fritz Perls, Jacob Moreno, \
    Annie Sprinkle, Barbara Carrellas, Susan Bratton, Sheri Winston, Vivienne Cass, Richard Troiden, William Granzig, \
    Sallie Foley, Dennis Sugrue, Beverly Whipple, Bernie Zilbergeld, Domeena Renshaw, Chris Donaghue, Chris Kraft, \
    Stella Resnick, Suzanne Iasenza, Tiffany Jana, James Cantor, Kenneth Zucker, Susan Stryker, Julia Serano, Jillian Keenan, \
    Elisabeth Sheff, Jessica Fern, Kathy Labriola, Eve Rickert, Franklin Veaux, Ruth Westheimer, Sonya Renee Taylor, \
    Margaret Mead, Carol Gilligan, Jean Baker Miller, Laura Brown, Derald Wing Sue, Monica McGoldrick, Betty Carter, \
    Nancy Boyd-Franklin, Kenneth Hardy, Evan Imber-Black, Froma Walsh, Pauline Boss, Cloe Madanes, Insoo Kim Berg, \
    Steve de Shazer, Ladislav Volicer, Nicole Prause, David Ley, Stephanie Buehler, Markie Twist, Sara Nasserzadeh, \
    Karen Horney, Anna Freud, Erich Fromm, Allan Schore, Diana Fosha, Les Greenberg, Leslie Greenberg, Robert Sternberg, Helen Fisher, Arthur Aron, Elaine Hatfield, Eli Finkel, \
    Amy Muise, Emily Impett, Sarah Hunter Murray, Kristen Mark, Laurel Steinberg, Talia Witkowski, Megan Fleming, James Wadley";
