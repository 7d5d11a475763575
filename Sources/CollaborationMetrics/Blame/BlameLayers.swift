import StakeholderModel
import Synchronization

/// The layers of negative ties of one network, each made when it is first asked for: to work out what may be told of them
/// takes longer than to look at them.
final class BlameLayers: Sendable {
  private let made = Mutex<[Kind.ID: Result<BlameLayer, Unmeasured>]>([:])

  /// The negative ties of a kind in a network, which must always be the same.
  func layer(of kind: Kind.ID, in data: PracticeData) throws(Unmeasured) -> BlameLayer {
    try made.withLock { made in
      if let layer = made[kind] { return layer }
      let layer = Result { () throws(Unmeasured) in try BlameLayer(kind, of: data) }
      made[kind] = layer
      return layer
    }
    .get()
  }
}
