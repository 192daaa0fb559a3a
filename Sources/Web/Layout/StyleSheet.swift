import Crypto

/// The one style sheet. Its name holds a hash of it, so that it can be kept for ever.
enum StyleSheet {
    static let bytes = Array(text.utf8)

    static let path: String = {
        let hash = SHA256.hash(data: bytes).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return "/style-\(hash).css"
    }()

    static var reply: Reply {
        var reply = Reply(type: "text/css; charset=utf-8", body: bytes)
        reply.isKept = true
        return reply
    }

    private static let text = """
        *, *::before, *::after { box-sizing: border-box }
        body { margin: 0; font: 1.1875rem/1.45 system-ui, sans-serif; color: #0b0c0c; background: #fff }
        header, main, footer, .back { max-width: 62rem; margin: 0 auto; padding: .75rem 1rem }
        header { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; justify-content: space-between;
          border-bottom: .25rem solid #1d70b8 }
        header p { margin: 0 }
        nav a { display: inline-block; padding: .25rem 0; margin-right: 1rem }
        footer { border-top: 1px solid #b1b4b6; margin-top: 3rem; font-size: 1rem }
        .back { display: block }
        h1 { font-size: 2rem; line-height: 1.15; margin: 1rem 0 }
        h2 { font-size: 1.5rem; line-height: 1.2; margin: 2rem 0 .75rem }
        h3 { font-size: 1.1875rem; margin: 1.5rem 0 .5rem }
        h1 label, legend h1 { font: inherit; display: block; margin: 0 }
        p, ul, ol, dl { max-width: 42rem }
        a { color: #1d70b8 }
        a:hover { color: #003078 }
        a:focus, button:focus, input:focus, textarea:focus, select:focus, summary:focus, main:focus, \
        .error-summary:focus
          { outline: 3px solid #fd0; outline-offset: 0; box-shadow: inset 0 0 0 2px #0b0c0c }
        main:focus { outline: none; box-shadow: none }
        .skip, .hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
          clip-path: inset(50%); white-space: nowrap }
        .skip:focus { position: static; width: auto; height: auto; clip-path: none; display: block; padding: .5rem;
          background: #fd0; color: #0b0c0c }
        .exit { background: #d4351c; color: #fff; padding: .5rem .75rem; font-weight: bold; text-decoration: none }
        .exit:hover, .exit:focus { color: #fff; background: #aa2a16 }
        .field { margin: 0 0 1.75rem }
        .wrong { border-left: .3rem solid #d4351c; padding-left: 1rem }
        fieldset { border: 0; margin: 0; padding: 0; min-width: 0 }
        legend, .field > label { font-weight: bold; display: block; margin-bottom: .35rem; padding: 0 }
        .hint { color: #505a5f; margin: 0 0 .5rem }
        .mistake { color: #d4351c; font-weight: bold; margin: 0 0 .5rem }
        input[type=text], input[type=email], input[type=tel], textarea, select
          { font: inherit; padding: .35rem; border: 2px solid #0b0c0c; border-radius: 0; max-width: 100% }
        textarea, .wide { width: 100%; max-width: 42rem }
        .two { width: 3.25rem } .four { width: 5rem } .short { width: 12rem }
        .date { display: flex; gap: 1.25rem }
        .date label { display: block }
        .choice { margin: .6rem 0; display: grid; grid-template-columns: 2.25rem 1fr; align-items: center }
        .choice input { width: 1.5rem; height: 1.5rem; margin: 0 }
        .choice .hint { grid-column: 2 }
        button { font: inherit; font-weight: bold; background: #00703c; color: #fff; border: 0; padding: .6rem 1rem;
          box-shadow: 0 2px 0 #002d18; cursor: pointer }
        button:hover { background: #005a30 }
        a.button { display: inline-block; font-weight: bold; background: #00703c; color: #fff; padding: .6rem 1rem;
          box-shadow: 0 2px 0 #002d18; text-decoration: none }
        a.button:hover { color: #fff; background: #005a30 }
        a.button:focus { color: #0b0c0c; background: #fd0 }
        button.second { background: #f3f2f1; color: #0b0c0c; box-shadow: 0 2px 0 #929191 }
        button.plain { background: none; color: #1d70b8; font-weight: normal; text-decoration: underline; padding: 0;
          box-shadow: none }
        td form + form { margin-top: .6rem }
        .error-summary { border: .3rem solid #d4351c; padding: 1rem; margin: 1rem 0 2rem }
        .error-summary h2 { margin-top: 0 }
        .error-summary a { color: #d4351c; font-weight: bold }
        .panel { background: #00703c; color: #fff; padding: 2rem 1rem; text-align: center }
        .panel strong { font-size: 1.75rem; display: block }
        .notice { border-left: .6rem solid #1d70b8; background: #f3f2f1; padding: .75rem 1rem; margin: 1rem 0;
          max-width: 42rem }
        .alarm { border-left-color: #d4351c }
        .alarm h2 { margin: 0 0 .5rem }
        .alarm p { margin: .5rem 0 }
        ol.plain { padding: 0; list-style: none }
        ol.plain > li { border-top: 1px solid #b1b4b6; padding: .5rem 0 }
        .late { color: #d4351c; font-weight: bold }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
        caption { text-align: left; font-weight: bold }
        th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid \
        #b1b4b6 }
        td > p, td > ul { margin: 0 0 .25rem }
        td.number { text-align: right }
        .scroll { overflow-x: auto; position: relative }
        dl.list { display: grid; grid-template-columns: minmax(9rem, 1fr) 2fr; max-width: none; margin: 1rem 0 }
        dl.list > * { margin: 0; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #b1b4b6 }
        dt { font-weight: bold }
        .lines { white-space: pre-line; overflow-wrap: anywhere }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f3f2f1; padding: 1rem }
        code { overflow-wrap: anywhere }
        details { margin: 1rem 0 }
        summary { color: #1d70b8; cursor: pointer; text-decoration: underline }
        .beside { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem }
        .beside h3 { margin-top: 0 }
        .first { display: block; color: #505a5f; font-size: 1rem }
        .part { border-top: 1px solid #b1b4b6; padding-top: .25rem }
        .part .field { margin-bottom: 1rem }
        .line { border-bottom: 1px solid #dcdfe1; margin-bottom: .75rem }
        .line .choice { display: inline-grid; margin: .25rem 1.25rem .25rem 0 }
        .record-state { position: sticky; top: 0; z-index: 1; background: #f3f2f1; border-left: .6rem solid #00703c;
          padding: .5rem 1rem; margin: 1rem 0; max-width: none }
        .record-state.unsaved { border-left-color: #d4351c; font-weight: bold }
        .actions { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding: 0; list-style: none }
        .dense table { font-size: 1rem; min-width: 52rem }
        .chart { max-width: 26rem; margin: 1rem 0 }
        .chart svg { display: block; width: 100%; height: auto }
        .chart text { font-size: 14px; fill: #0b0c0c }
        .chart .period { font-weight: bold }
        .chart .bar { fill: #1d70b8; stroke: #0b0c0c }
        .timeline { overflow: auto; max-height: 44rem; border: 1px solid #b1b4b6; margin: 1rem 0 }
        .timeline svg { display: block }
        .timeline text { font-size: 13px; fill: #0b0c0c; stroke: #fff; stroke-width: 3px; paint-order: stroke }
        .timeline .month { stroke: #dcdfe1 }
        .timeline .application { stroke: #942514; stroke-width: 2 }
        .timeline .received { font-weight: bold }
        .timeline .told, .timeline .local { stroke: #0b0c0c }
        .timeline .local { stroke-width: 2 }
        .timeline .mark { fill: #fff; stroke: #0b0c0c; stroke-width: 2 }
        .timeline .span { fill: #fff; stroke: #505a5f; stroke-dasharray: 4 3 }
        .timeline .counts .mark { fill: #0b0c0c }
        .timeline .counts .span { fill: #1d70b8; stroke: #1d70b8; stroke-dasharray: none }
        .timeline .joined .span { stroke: #1d70b8; stroke-dasharray: none }
        .timeline .cross { stroke: #0b0c0c; stroke-width: 2 }
        .timeline .today { stroke: #942514; stroke-width: 2 }
        .timeline .open .span { fill: #1d70b8; stroke: #1d70b8; stroke-dasharray: none }
        .timeline .late .span { fill: #942514; stroke: #942514; stroke-dasharray: none }
        .timeline .done .span { fill: #00703c; stroke: #00703c; stroke-dasharray: none }
        .timeline .done .mark { fill: #0b0c0c }
        @media (max-width: 40rem) { table { font-size: .9375rem } th, td { padding-right: .5rem } }
        @media (max-width: 40rem) { .scroll th, .scroll td { min-width: 6.5rem } .scroll .long { min-width: 15rem } }
        @media (max-width: 40rem) { .beside { grid-template-columns: 1fr } }
        @media print { .timeline { overflow: visible; max-height: none } }
        @media (max-width: 40rem) { dl.list { grid-template-columns: 1fr } dl.list dt { border: 0; padding-bottom: 0 } }
        @media print { header, footer, form, .back, .skip, .aside { display: none } }
        mark { background: #ffdd00; color: #0b0c0c }
        .new { background: #1d70b8; color: #fff; padding: 0 .35rem; font-size: .875rem }
        .pack-case h4 { margin: .75rem 0 .25rem }
        @media print { .pack, .pack table { font-size: 10.5pt } .pack h1 { font-size: 18pt; margin-top: 0 }
          .pack h2 { font-size: 14pt } .pack h3 { font-size: 12pt } h2, h3, h4 { break-after: avoid }
          .pack tr, .pack .notice, .pack li { break-inside: avoid } .pack thead { display: table-header-group }
          .pack .pack-case + .pack-case { break-before: page } .pack p, .pack ul, .pack dl { max-width: none }
          .pack .scroll { overflow: visible } .pack a { color: inherit; text-decoration: none }
          .pack .notice { border: 1px solid #0b0c0c; background: none } main { max-width: none; padding: 0 }
          .pack .hidden { display: none } .pack .lines { orphans: 3; widows: 3 } }

        """
}
