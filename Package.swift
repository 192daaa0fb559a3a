// swift-tools-version:6.2
// Which room may call which is said here and enforced by the compiler: an import of a target that is not
// declared below is an error (--explicit-target-dependency-import-check error).

import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "casereview",
    products: [
        .executable(name: "casereviewd", targets: ["casereviewd"]),
        .executable(name: "casereview-bench", targets: ["casereview-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The system's libraries, each behind the one room that makes it safe.
        .systemLibrary(name: "Clibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

        // What ships inside the binary: migrations, procedures, calendars, letters, the style sheet.
        .target(name: "CShipped"),
        .target(name: "Shipped", dependencies: ["CShipped"], swiftSettings: strict),

        .target(name: "Curl", dependencies: ["CCurl"], swiftSettings: strict),
        .target(name: "Text", dependencies: ["Yams"], swiftSettings: strict),
        .target(name: "Postgres", dependencies: ["Clibpq"], swiftSettings: strict),
        .target(name: "Casework", swiftSettings: strict),
        .target(
            name: "Records", dependencies: ["Casework", "Postgres", "Text", "Shipped", crypto], swiftSettings: strict),
        .target(name: "Desk", dependencies: ["Casework", "Records", "Postgres"], swiftSettings: strict),
        .target(
            name: "Post", dependencies: ["Casework", "Curl", "Records", "Postgres", "Text", "Shipped", crypto],
            swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "Casework", "Desk", "Records", "Text", "Post", "Shipped", crypto, logging,
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "casereviewd",
            dependencies: [
                "Casework", "Curl", "Desk", "Post", "Postgres", "Records", "Shipped", "Text", "Web", logging,
                lifecycle,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "casereview-bench",
            dependencies: [
                "Casework", "Curl", "Post", "Postgres", "Records", "Shipped", "Text",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        // Tests: one target a room. Those of Records, Desk, Post and the journeys need a real PostgreSQL.
        .target(
            name: "TestSupport", dependencies: ["Casework", "Clibpq", "Postgres", "Records", "Shipped"],
            path: "Tests/Support",
            exclude: [
                "busy-times.py", "check-schema.py", "dump-schema", "mail-server.py", "make-certificates",
                "name-server.py", "notify-server.py", "plan-meeting.py", "postfix-server", "prepare", "read-mail.py",
                "record-meeting.py", "requirements.txt", "webhook-server.py", "with-postgresql",
            ],
            swiftSettings: strict),
        .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: strict),
        .testTarget(name: "CaseworkTests", dependencies: ["Casework", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "PostgresTests", dependencies: ["Postgres", "TestSupport"], swiftSettings: strict),

        .testTarget(name: "CurlTests", dependencies: ["Curl"], swiftSettings: strict),
        .testTarget(name: "ShippedTests", dependencies: ["Shipped"], swiftSettings: strict),
        .testTarget(
            name: "RecordsTests", dependencies: ["Casework", "Postgres", "Records", "Shipped", "TestSupport", "Text"],
            swiftSettings: strict),
        .testTarget(
            name: "DeskTests",
            dependencies: ["Casework", "Desk", "Postgres", "Records", "Shipped", "TestSupport", "Text"],
            swiftSettings: strict),
        .testTarget(
            name: "PostTests",
            dependencies: [
                "Casework", "Curl", "Post", "Postgres", "Records", "Shipped", "TestSupport", "Text", "casereviewd",
                crypto,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WebTests", dependencies: ["Casework", "Desk", "Records", "Text", "Web"], swiftSettings: strict),
        .testTarget(
            name: "DaemonTests",
            dependencies: [
                "Casework", "Curl", "Post", "Postgres", "Records", "Shipped", "TestSupport", "Text", "Web", logging,
                "casereviewd",
            ],
            swiftSettings: strict),
        .testTarget(name: "HouseTests", dependencies: ["Casework"], swiftSettings: strict),
        .testTarget(
            name: "JourneyTests",
            dependencies: ["Casework", "Curl", "Desk", "Postgres", "Records", "TestSupport", "Text"],
            swiftSettings: strict),
    ]
)
