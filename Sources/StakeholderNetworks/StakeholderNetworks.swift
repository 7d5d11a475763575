// One import for the whole toolkit.
@_exported public import CollaborationMetrics
@_exported public import Graphs
@_exported public import NetworkDiagrams
@_exported public import StakeholderFormats
@_exported public import StakeholderModel
@_exported public import StakeholderReports
