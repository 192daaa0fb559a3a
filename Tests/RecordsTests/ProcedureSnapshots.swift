// What the program makes of two procedures, looked at by people: a change of words shows here.

let statutoryInWords = """
    ASB Case Review, default figures of the Act
    ===========================================

    What an ASB Case Review is
    --------------------------
    If you have reported antisocial behaviour and it has not stopped, you can ask
    for an ASB Case Review. It used to be called the Community Trigger.

    The council, the police, health services and housing providers then look at your
    case together, to see what more can be done. In this procedure, “we” means all
    of them.

    Antisocial behaviour is here behaviour that causes harassment, alarm or distress
    to anybody. Small things that happen again and again can do that too.

    Who can ask
    -----------
    - You can ask if the behaviour affects you. It does not matter if you are one
      person, a family, a group or a business.
    - Somebody else can ask for you: a friend, a relative, a carer, a councillor,
      your MP or anybody you trust. We check that you agree before we tell them
      anything about you. We start work without waiting for that.
    - It costs nothing.

    How to ask
    ----------
    You can ask online, by telephone, by post or in person. You do not need a
    computer or a form. If you need help, or another language, tell us.

    Your point of contact: the point of contact that the relevant bodies publish for
    the area.

    Whichever of us you ask, your request is passed on to all of us. The day on
    which the first of us gets it counts.

    When we must hold a review
    --------------------------
    We must hold a review if at least 3 reports about the behaviour count.

    It does not matter who made them, or to which of us. Your reports and those of
    your neighbours count together.

    A report counts if all of this is true:

    - It was made within 1 month of what happened. The day it happened is day 1.
    - You ask for a review within 6 months of the report. The day of the report is
      day 1.
    - It is about the problem that you ask us to review, in our area.

    This is how reports are counted:

    - If you report one event more than once, or to more than one of us, that counts
      as one report.
    - If several people report the same event, the report of each person counts.
    - A report that you make after you ask for a review can only count for a new
      request.

    If not enough reports count
    ---------------------------
    You can still ask. A computer never turns you down: people read what you tell
    us, and people decide. They must think about 3 things:

    - how long it has gone on, and how often it happens (persistence)
    - the harm it does to you or to others, or could do (harm)
    - if what was done about it was good enough (adequacy of the response)

    They can hold a review because of any of these. This is section 104(5) of the
    Act.

    What happens, and by when
    -------------------------
    A working day is any day from Monday to Friday that is not a bank holiday.

    The Act sets no number of days. Where we write “our default”, the local
    procedure sets none too.

    - We pass your request on to all of us: on the day when we get your request (our
      default)
    - Somebody reads your request to see if anybody is in danger: within 1 working
      day after we get your request (our default)
    - We tell you that we have your request: within 5 working days after we get your
      request (our default)
    - We ask each organisation what it knows: within 2 working days after we get
      your request (our default)
    - Each organisation answers: within 10 working days after we ask (our default)
    - We decide if there will be a review: within 15 working days after we get your
      request (our default)
    - The people at the meeting get the papers to read: at least 2 working days
      before the meeting (our default)
    - We hold the review meeting: within 20 working days after we decide if there
      will be a review (our default)
    - One officer agrees to lead on your case: within 2 working days after the
      officer is named (our default)
    - You can tell us what you think of the plan before it is final: within 5
      working days after we send you the plan (our default)
    - We tell you what the review found and what will be done: within 10 working
      days after the meeting takes place (our default)
    - Each organisation answers the recommendations made to it: within 20 working
      days after we tell you what came of the review (our default)
    - While the plan is carried out, we tell you how it is going: every 10 working
      days (our default)
    - You can ask for the decision to be looked at again: within 20 working days
      after we tell you (our default)
    - They look at it again: within 15 working days after you ask for that (our
      default)

    - We tell you what we decided: if there will be a review or not.
    - We tell you what came of the review, and every recommendation that it made.
    - An organisation that the review makes a recommendation to must think about it
      and answer. It does not have to follow it.

    Who is at the meeting
    ---------------------
    This procedure does not say how many organisations must be there.

    This procedure does not say who leads the meeting.

    How you are heard
    -----------------
    This procedure does not say if you can come to the meeting. Tell your point of
    contact how you want to be heard: in person, by video, in writing, or through
    somebody who speaks for you.

    What we ask about your safety
    -----------------------------
    If you or somebody else is in danger now, call 999. We ask these questions to
    see how to keep you safe. There are no points and no wrong answers.

    - How often does it happen?
    - Is it linked to earlier incidents, or getting worse?
    - Is somebody deliberately targeted, and is it thought to be because of who they
      are?
    - Is the person responsible known, with a history of intimidation?
    - How does it affect the person, in body and mind?
    - Who supports the person, and who else is affected?
    - Which other agencies have been told?

    If you are not happy with what we did
    -------------------------------------
    You can ask for our decision to be looked at again. This is done by the body
    that the local review procedures name.

    - Ask within 20 working days after we tell you (our default).
    - It is looked at again within 15 working days after you ask for that (our
      default).

    You can ask for these reasons:

    - dissatisfied with the way in which the application was dealt with
    - dissatisfied with the way in which the review was carried out

    What we publish
    ---------------
    We publish these figures. Nobody is named. We do this once a year. The year runs
    from 1 April to 31 March.

    - how many people asked for a review
    - how many times we decided that the threshold was not met
    - how many reviews we held
    - how many of those reviews led to recommendations

    How we keep this procedure right
    --------------------------------
    - How we check that it works: The relevant bodies assess how effective the
      procedures are and revise them.
    - When we ask the local policing body: Whenever the procedures are made or
      revised.
    - Which housing providers we ask: Such local providers of social housing as is
      thought appropriate.

    About this procedure
    --------------------
    - Name: ASB Case Review, default figures of the Act (statutory), version 1
    - In force: from 20 October 2014
    - For: every area of the partnership that uses it
    - Source: Anti-social Behaviour, Crime and Policing Act 2014 (c. 12), sections
      104 and 105 and Schedule 4
    - Law: Anti-social Behaviour, Crime and Policing Act 2014, sections 104 and 105,
      Schedule 4
    """

let islingtonInWords = """
    ASB Case Review in Islington
    ============================

    What an ASB Case Review is
    --------------------------
    If you have reported antisocial behaviour and it has not stopped, you can ask
    for an ASB Case Review. It used to be called the Community Trigger.

    The council, the police, health services and housing providers then look at your
    case together, to see what more can be done. In this procedure, “we” means all
    of them.

    Antisocial behaviour is here behaviour that causes harassment, alarm or distress
    to anybody. Small things that happen again and again can do that too.

    Who can ask
    -----------
    - You can ask if the behaviour affects you. It does not matter if you are one
      person, a family, a group or a business.
    - Somebody else can ask for you: a friend, a relative, a carer, a councillor,
      your MP or anybody you trust. We check that you agree before we tell them
      anything about you. We start work without waiting for that.
    - It costs nothing.

    How to ask
    ----------
    You can ask online, by telephone, by post or in person. You do not need a
    computer or a form. If you need help, or another language, tell us.

    Your point of contact: the Community Safety team.

    The law says that your request must be passed on to all of us, also where this
    procedure does not say so. The day on which the first of us gets it counts.

    When we must hold a review
    --------------------------
    We must hold a review if at least 3 reports about the behaviour count.

    It does not matter who made them, or to which of us. Your reports and those of
    your neighbours count together.

    A report counts if all of this is true:

    - It was made within 1 month of what happened. The day it happened is day 1.
      This procedure does not say it, so we use the figure in the Act.
    - You ask for a review within 6 months of the report. The day of the report is
      day 1.
    - It is about the problem that you ask us to review, in our area.

    This is how reports are counted:

    - If you report one event more than once, or to more than one of us, that counts
      as one report.
    - If several people report the same event, the report of each person counts.
    - A report that you make after you ask for a review can only count for a new
      request.

    Conditions that the law does not ask for
    ----------------------------------------
    This procedure asks for more than section 104 of the Act does. If enough of your
    reports count and one of these is missing, no computer refuses you: a person
    decides, and must give you the reason.

    - You should ask for a review within 1 month of your last report. The day of
      that report is day 1. The law does not ask for this.
    - It should look as if nothing was done about your reports. The law does not ask
      for this.

    If not enough reports count
    ---------------------------
    You can still ask. A computer never turns you down: people read what you tell
    us, and people decide. They must think about 3 things:

    - how long it has gone on, and how often it happens (persistence)
    - the harm it does to you or to others, or could do (harm)
    - if what was done about it was good enough (adequacy of the response)

    They can hold a review because of any of these. This is section 104(5) of the
    Act.

    What happens, and by when
    -------------------------
    A working day is any day from Monday to Friday that is not a bank holiday.

    The Act sets no number of days. Where we write “our default”, the local
    procedure sets none too.

    - We pass your request on to all of us: on the day when we get your request (our
      default)
    - Somebody reads your request to see if anybody is in danger: within 1 working
      day after we get your request (our default)
    - We tell you that we have your request: within 5 working days after we get your
      request
    - We ask each organisation what it knows: within 2 working days after we get
      your request (our default)
    - Each organisation answers: within 21 days after we ask
    - We decide if there will be a review: within 15 working days after we get your
      request
    - The people at the meeting get the papers to read: at least 2 working days
      before the meeting (our default)
    - We hold the review meeting: within 21 days after we decide if there will be a
      review
    - One officer agrees to lead on your case: within 2 working days after the
      officer is named (our default)
    - You can tell us what you think of the plan before it is final: within 5
      working days after we send you the plan (our default)
    - We tell you what the review found and what will be done: within 10 working
      days after the meeting takes place (our default)
    - Each organisation answers the recommendations made to it: within 20 working
      days after we tell you what came of the review (our default)
    - While the plan is carried out, we tell you how it is going: every 10 working
      days (our default)
    - You can ask for the decision to be looked at again: within 20 working days
      after we tell you (our default)
    - They look at it again: within 15 working days after you ask for that (our
      default)

    - We tell you what we decided: if there will be a review or not.
    - The law says that we must tell you what came of the review, also where this
      procedure does not say so.
    - An organisation that the review makes a recommendation to must think about it
      and answer. It does not have to follow it.

    Who is at the meeting
    ---------------------
    At least 3 organisations must be there.

    These take part:

    - Community Safety
    - police
    - housing
    - mental health trust
    - adult safeguarding
    - Victim Support
    - noise team

    The person who leads the meeting (the chair) has a set post. If your complaint
    is about them, it is somebody else.

    In the words of the procedure: “Community Safety; another member where the
    complaint is about it”.

    How you are heard
    -----------------
    This procedure does not say if you can come to the meeting. Tell your point of
    contact how you want to be heard: in person, by video, in writing, or through
    somebody who speaks for you.

    If you are not happy with what we did
    -------------------------------------
    You can ask for our decision to be looked at again. This is done by the
    Community Safety team manager.

    - Ask within 20 working days after we tell you (our default).
    - It is looked at again within 15 working days after you ask for that (our
      default).

    You can ask for these reasons:

    - dissatisfied with the decision on whether the threshold was met
    - dissatisfied with the way in which the review was carried out

    What we publish
    ---------------
    We publish these figures. Nobody is named. This procedure does not say how
    often. The law says at least once in 12 months.

    - how many people asked for a review
    - how many times we decided that the threshold was not met
    - how many reviews we held
    - how many of those reviews led to recommendations

    What else the procedure says
    ----------------------------
    - The cumulative effect of the incidents and the harm or potential harm are
      considered, and not rigidly whether each incident reached the level of
      harassment, alarm or distress.
    - A vulnerability risk assessment is carried out on each referral, accepted or
      not, and the applicant is signposted to support.
    - Where the case falls below the threshold the agencies are asked to review
      their actions and to answer the victim.
    - The review has no function of case management. A lead officer is nominated at
      the meeting, and the responsibility to act stays with the agencies.

    About this procedure
    --------------------
    - Name: ASB Case Review in Islington (islington), version 1
    - In force: the procedure does not say from when
    - For: the area E09000019
    - Source: Islington Council, Terms of reference for anti-social behaviour
      reviews, Referral process and Terms of reference form (nrpfnetwork.org.uk, a
      stored copy of the council's pages under community-trigger-terms-of-reference)
    - Law: Anti-social Behaviour, Crime and Policing Act 2014, sections 104 and 105,
      Schedule 4
    """
