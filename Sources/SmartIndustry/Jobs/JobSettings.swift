import Configuration

/// How later things are done, as the operator says.
struct JobSettings: Sendable {
    /// Whether the server does jobs as well; otherwise `jobs run` has to.
    let inServer: Bool
    /// Seconds after which a job is taken from a worker that was killed.
    let lease: Int

    init(_ reader: ConfigReader) throws {
        let inServer = reader.string(forKey: "jobs.in.server", default: "true")
        guard let flag = Bool(inServer) else {
            throw CommandError("JOBS_IN_SERVER is “\(inServer)”; it must be true or false.")
        }
        self.inServer = flag
        lease = try Settings.number("job.lease", in: 2...3600, default: 120, reader)
    }

    /// Seconds for one mail: the lease must not end before it.
    var mailPatience: Int { min(60, max(1, lease / 2)) }
}
