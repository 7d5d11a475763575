/// The files of the empty study, as they are written.
enum TemplateTexts {
  static let files = [
    ("stakeholders.csv", stakeholders), ("relationships.csv", relationships), ("respondents.csv", respondents),
    ("study.yaml", study), ("README.md", readme),
  ]

  private static let stakeholders = """
    id,name,sector,type,role,beneficiary,values,power,interest,joined,left,consent
    example_city,Example: City Planning Office,public,city_department,Plans the quarter,no,listening|evidence,4,3,2021,,yes
    example_group,Example: Residents of the Quarter,community,beneficiary,Speaks for those who live here,yes,listening,2,4,2022-05,,yes

    """

  private static let relationships = """
    from,to,kind,strength,status,since,until,wave,reporter,tools,decision_level,evidence,source
    example_group,example_city,trust,3,ongoing,2022,,1,example_group,,,,
    example_city,example_group,collaborate,,ongoing,2022-05,,1,example_city,staff|assets,,Monthly meeting,

    """

  private static let respondents = """
    id,wave,kind,asked_about,status
    example_city,1,trust,all,answered
    example_group,1,trust,all,answered

    """

  private static let study = """
    # What the tables cannot say about themselves. Everything here is optional; delete what you do not need.
    title: My collaboration
    place: Where it is
    period: 2022–2025
    description: One sentence for somebody who has never heard of it.
    source: Survey of all partners, spring 2025

    # Answers about blame, opposition, pressure and distrust are told in confidence. They are never shown one by one
    # unless each of them has a public source and you write: public
    negative_ties: confidential

    sectors:
      public: {title: City and public bodies, government: yes}
      civil_society: {title: Civil society}
      community: {title: Residents and communities}

    # Kinds of tie that the toolkit does not know, or knows too little about.
    kinds:
      trust: {scale: {min: 1, max: 4}}

    # Other spellings of the same name:
    # aliases: {"City of Example": example_city}

    """

  private static let readme = """
    # A study to fill in

    Open the tables in Excel, LibreOffice or any editor, overwrite the example rows, and save them as CSV.
    Then run `stakenet validate` on this folder: it says what cannot be understood, row by row.
    Only `name` in stakeholders.csv and `from`, `to` in relationships.csv are needed. Leave blank what you do not know:
    a blank is not a zero. Columns of your own are kept.

    ## stakeholders.csv: who has a stake

    | column | what to write |
    | --- | --- |
    | id | A short key that ties refer to. Without it the name is used. |
    | name | The name to show. |
    | sector | public, civil_society, community, private, philanthropy, academia … or your own words. |
    | type, role | What sort of stakeholder it is, and what it does. |
    | beneficiary | yes for those whom the collaboration is for. |
    | values | What it stands for, parted by a bar: listening\\|evidence |
    | power, interest | Numbers on a scale of your own. |
    | joined, left | When it joined or left the collaboration: YYYY, YYYY-MM or YYYY-MM-DD. |
    | consent | yes; role only (no name is shown); no (neither a name nor a row of its own is shown). |

    ## relationships.csv: who has which tie with whom

    | column | what to write |
    | --- | --- |
    | from, to | Ids or names from the list of stakeholders. |
    | kind | trust, collaborate, bridge, communicate, advocate, praise; fund, contract; data, experiment, train; decide; blame, oppose, pressure, distrust; or your own. |
    | strength | A number, more is stronger. 0 means: asked, and there is no tie. Blank means: not known. |
    | status | ongoing, ended, planned, absent, unknown |
    | since, until | When it began and ended: YYYY, YYYY-MM or YYYY-MM-DD. |
    | wave | The round of the survey, if there was more than one. |
    | reporter | Who said so. Both sides may report the same tie. |
    | tools | What the reporter's side brings in: money, procurement, law, data, training, assets, staff, convening, communication, volunteers; parted by a bar. |
    | decision_level | For decide: inform, consult, involve, collaborate or empower. |
    | evidence, source | What it rests on, and where that can be looked up. |

    ## respondents.csv: who was asked what

    Without this list a missing tie may be a missing answer. One row per stakeholder, wave and kind;
    `asked_about` is `all` or ids parted by a bar, `status` is answered, no answer or not asked.

    ## study.yaml

    The title, the sectors in plain words, scales, other spellings of names, and whether ties against somebody may be shown.

    """
}
