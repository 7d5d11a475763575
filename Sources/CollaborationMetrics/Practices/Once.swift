import Synchronization

/// Something that is worked out when it is first asked for, and shared by all copies of the value that has it.
final class Once<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)

  /// It; `make` must always give the same.
  func value(_ make: () -> Value) -> Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
