import ArgumentParser
import Foundation
import StakeholderNetworks
import StakeholderReports

/// How the command ends when it cannot do what was asked: a message for people and an exit code for scripts.
struct Failure: Error, CustomStringConvertible {
  /// The exit codes that the manual promises.
  enum Code: Int32 {
    case dataErrors = 1
    case usage = 64
    case noInput = 66
    case fault = 70
    case cannotWrite = 73
  }

  let code: Code
  let description: String

  init(_ code: Code, _ message: String, advice: String? = nil) {
    self.code = code
    description = [message, advice].compactMap(\.self).joined(separator: " ")
  }

  static func noInput(_ message: String, advice: String? = nil) -> Failure {
    Failure(.noInput, message, advice: advice)
  }

  /// The same failure for errors of the library.
  init(_ error: StudyError) {
    // A file that may not be read is no input either.
    let isMissing = error.reason == .noInput || ["unreadable-file", "no-such-file"].contains(error.diagnostic.code)
    self.init(isMissing ? .noInput : .dataErrors, error.description)
  }

  init(_ error: MetricsError) {
    self.init(error.isWrongUsage ? .usage : .dataErrors, error.description)
  }

  init(_ error: FileError) { self.init(.cannotWrite, error.description) }
}

extension ParsableCommand {
  /// Runs the body of a command; a failure is printed on standard error and becomes the exit code.
  func ending(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as Failure {
      try Self.end(failure)
    } catch let error as StudyError {
      try Self.end(Failure(error))
    } catch let error as MetricsError {
      try Self.end(Failure(error))
    } catch let error as FileError {
      try Self.end(Failure(error))
    } catch let error as ExitCode {
      throw error
    } catch let error as ValidationError {
      throw error
    } catch {
      try Self.end(
        Failure(
          .fault, "Something went wrong that should not have: \(error).",
          advice: "Please report it, with the command you gave."))
    }
  }

  private static func end(_ failure: Failure) throws -> Never {
    Console.error("stakenet: \(failure.description)")
    throw ExitCode(failure.code.rawValue)
  }
}
