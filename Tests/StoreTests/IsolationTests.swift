import Dispatch
import TestSupport
import Testing

@testable import Store

struct IsolationTests {
    /// A job has read what everybody adds to. A writer, whose own reading another one has changed meanwhile, adds to
    /// it: one after the other, they would be in a circle, were the job to count as a reader.
    @Test(arguments: [(Isolation.alone, 1), (.snapshot, 0)])
    func `a job that reads a snapshot makes nobody repeat a write`(_ isolation: Isolation, repetitions: Int)
        async throws
    {
        guard let database = try blankPostgres(connections: 3) else { return }
        try await database.write { db in
            try db.script("CREATE TABLE log (id BIGINT); CREATE TABLE account (size BIGINT)")
            try db.execute("INSERT INTO account VALUES (0)")
        }
        let (jobHasRead, writerHasRead) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let (otherIsDone, writerIsDone) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let job: Void = database.write(isolation) { db in
            _ = try db.rows("SELECT id FROM log")
            jobHasRead.signal()
            writerIsDone.wait()
            try db.execute("INSERT INTO log VALUES (2)")
        }
        async let writer: Void = {
            defer { writerIsDone.signal() }
            try await database.write { db in
                _ = try db.rows("SELECT size FROM account")
                writerHasRead.signal()
                otherIsDone.wait()
                try db.execute("INSERT INTO log VALUES (1)")
            }
        }()
        async let other: Void = {
            try await database.write { db in
                jobHasRead.wait()
                writerHasRead.wait()
                try db.execute("UPDATE account SET size = 1")
            }
            // Once more for a writer that has to repeat itself.
            for _ in 0..<2 { otherIsDone.signal() }
        }()
        _ = try await (job, writer, other)
        #expect(database.repetitions == repetitions)
        #expect(try await database.read { try $0.integers("SELECT id FROM log ORDER BY id") } == [1, 2])
    }
}
