import Foundation
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Holds a study against the one it was written from: everything but places in files and titles made of file names.
struct StudyComparison {
  let original: Study
  let copy: Study

  /// What differs, in words; empty if nothing does.
  ///
  /// - Parameters:
  ///   - responses: Whether the format has a place for who was asked what.
  func differences(responses: Bool) -> [String] {
    var found: [String] = []
    func compare<Value: Equatable>(_ what: String, _ first: [Value], _ second: [Value]) {
      if first.count != second.count { found.append("\(what): \(first.count) became \(second.count)") }
      for (index, pair) in zip(first, second).enumerated() where pair.0 != pair.1 {
        found.append("\(what) \(index): \(pair.0) became \(pair.1)")
      }
    }
    compare("stakeholder", original.stakeholders.map(Self.plain), copy.stakeholders.map(Self.plain))
    compare("tie", original.relationships.map(Self.plain), copy.relationships.map(Self.plain))
    if responses { compare("response", original.responses.map(Self.plain), copy.responses.map(Self.plain)) }
    compare("wave", original.waves, copy.waves)
    compare("sector", original.sectors, copy.sectors)
    for kind in original.kinds
    where copy.kind(kind.id) != kind && original.relationships.contains(where: { $0.kind == kind.id }) {
      found.append("kind \(kind) became \(String(describing: copy.kind(kind.id)))")
    }
    return found
  }

  private static func plain(_ stakeholder: Stakeholder) -> Stakeholder {
    var plain = stakeholder
    plain.origin = nil
    return plain
  }

  private static func plain(_ tie: Relationship) -> Relationship {
    var plain = tie
    plain.origin = nil
    return plain
  }

  private static func plain(_ response: SurveyResponse) -> SurveyResponse {
    var plain = response
    plain.origin = nil
    return plain
  }
}

/// Studies to write: one that uses every column, and random ones.
enum WrittenStudies {
  /// Every column of ours, columns of the study's own, and texts that are hard to write.
  static func full() throws -> Study {
    try StudyFolder.study([
      "stakeholders.csv": """
      id,name,sector,type,role,beneficiary,values,power,interest,joined,left,consent,Number of posts,Größe & <Art>,code,note
      a,Alpha “Trust”,civil_society,ngo,Speaks up,yes,listening|evidence,4.25,3,2021,,yes,12,klein,007,"'=cmd|' /C calc'!A0"
      b,"Beta, Council & <Sons>",public,,,no,,1e-7,,2021-05,2024-06-30,yes,-3.5,,1e5,"line one\nline two"
      007,Γάμμα 🌍,community,,,,,,,,,yes,4,groß,,"  spaces  "
      d,Delta,,,,,,,,,,yes,,,,\t-tab

      """,
      "relationships.csv": """
      from,to,kind,wave,strength,value,status,since,until,reporter,reported_on,tools,decision_level,expected,realised,due,outcome,decision,partnership,bridge_id,confidence,evidence,source,weight,key,label
      a,b,trust,1,3,,ongoing,2020,2021-02,a,2024-05-01,money|staff,,,,,,,,,A,"said ""yes"", twice",https://example.org/?a=1&b=2,7,x,eins
      b,a,trust,1,0,,,,,b,,,,,,,,,,,,,,,,
      a,b,trust,2,,,,,,,,,,,,,,,,,,,,,,
      b,007,decide,2,1.5,,,,,,,,consult,3,2.5,2025,,,,,,,,,,
      a,007,mentor,2,2,,planned,,,,,,,,,,works,go on,P1,b1,,,,,,
      007,a,collaborate,1,,listening,,,,,,,,,,,,,,,,,,,,
      a,b,oppose,1,2,,,,,,,,,,,,,,,,,Said in the paper,The Paper,,,

      """,
      "respondents.csv":
        "id,wave,kind,asked_about,status\na,1,trust,all,answered\nb,1,trust,a|007,no answer\n007,2,all,all,not asked\n",
      "study.yaml": """
      title: "A study: with \\"marks\\""
      place: Here
      negative_ties: public
      waves: [{id: "1", title: First, date: 2024-05}, {id: "2", title: Second, date: 2025-05}]
      sectors: {public: {title: City, color: "#112233", government: yes}, community: {title: People}}
      kinds: {mentor: {title: mentors, sign: positive, roles: [learning]}, trust: {scale: {min: 1, max: 4}}}

      """,
    ])
  }
}
