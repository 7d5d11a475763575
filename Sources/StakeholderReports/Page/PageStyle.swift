/// The style sheet of the report: one column on a telephone, two on a screen, A4 on paper with the map on a page of its
/// own, dark where the reader prefers it. It loads nothing.
enum PageStyle {
  static let css = #"""
    :root{color-scheme:light dark;--bg:#fff;--ink:#18212B;--ink2:#46515E;--muted:#5F6B78;--tie:#6E7985;--strong:#2E3A46;--against:#C2410C;--hair:#D3D9DF;--panel:#F4F6F8}
    @media screen and (prefers-color-scheme:dark){:root{--bg:#12171D;--ink:#F3F6F9;--ink2:#C8D0D9;--muted:#9BA7B4;--tie:#8F9BA8;--strong:#DDE4EA;--against:#FF8F57;--hair:#343D47;--panel:#1B222A}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--bg);color:var(--ink);font:400 16px/1.5 "Noto Sans","Segoe UI","Helvetica Neue",Arial,"DejaVu Sans",sans-serif;overflow-wrap:break-word}
    .page{max-width:1168px;margin:0 auto;padding:32px 24px 48px}
    a{color:inherit;text-underline-offset:2px}
    :focus-visible{outline:3px solid var(--ink);outline-offset:2px}
    .kick{font-size:14px;color:var(--muted);margin:0 0 4px}
    h1{font-size:34px;line-height:1.18;margin:0 0 8px;max-width:30em;text-wrap:balance}
    h2{font-size:22px;line-height:1.25;margin:0 0 12px}
    h3{font-size:16px;line-height:1.35;margin:24px 0 8px}
    .lead{margin:0;color:var(--ink2);font-size:18px;max-width:44em}
    .strip{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;margin:24px 0 32px;border-top:2px solid var(--ink);border-bottom:1px solid var(--hair);padding:0}
    .strip>div{padding:12px 16px 12px 0}
    .strip>div+div{padding-left:16px;border-left:1px solid var(--hair)}
    .strip dt,.strip dd{margin:0}
    .strip .v{font-weight:700;font-size:22px;line-height:1.2;font-variant-numeric:tabular-nums}
    .strip .w{font-size:14px;line-height:1.35;color:var(--ink2)}
    .strip .doubt .v::before{content:"!";display:inline-block;width:20px;height:20px;line-height:20px;border-radius:50%;background:var(--ink);color:var(--bg);font-size:14px;text-align:center;margin-right:7px;vertical-align:3px}
    .two{display:grid;grid-template-columns:minmax(0,1fr) 480px;gap:48px}
    ol.findings{list-style:none;counter-reset:f;margin:0;padding:0}
    ol.findings>li{counter-increment:f;position:relative;padding:0 0 16px 44px}
    ol.findings>li::before{content:counter(f);position:absolute;left:0;top:1px;width:28px;height:28px;border:1.5px solid var(--ink);border-radius:50%;text-align:center;line-height:25px;font-weight:700;font-size:15px}
    ol.findings b{display:block;font-size:18px;line-height:1.35}
    ol.findings span{color:var(--ink2);font-size:15.5px;line-height:1.45;display:block}
    .dots{width:100%;height:auto;display:block}
    .dots.narrow{display:none}
    .dots text{font-size:13px;fill:var(--ink)}
    .dots .cut{font-weight:700}
    .dots .axis{font-size:12.5px;fill:var(--ink2)}
    .dots .grid{stroke:var(--hair)}
    .dots .range{stroke:var(--ink2);stroke-width:2.2}
    .dots .end{stroke:var(--ink2);stroke-width:1.4}
    .symbol{stroke:var(--ink);stroke-width:1.2}
    .cap{font-size:14px;line-height:1.45;color:var(--ink2);margin:8px 0 0;max-width:60em}
    section.wide{margin-top:32px;border-top:1px solid var(--hair);padding-top:24px}
    .mapgrid{display:grid;grid-template-columns:minmax(0,1fr) 250px;gap:24px}
    .network-map{width:100%;height:auto;display:block}
    .map .network-map .page{fill:none}
    .map{--map-background:var(--bg);--map-ink:var(--ink);--map-ink2:var(--ink2);--map-muted:var(--muted);--map-tie:var(--tie);--map-tie-strong:var(--strong);--map-against:var(--against)}
    .numbers{display:none}
    .numbers text{font-size:29px;font-weight:700;text-anchor:middle;fill:var(--ink);paint-order:stroke;stroke:var(--bg);stroke-width:8px;stroke-linejoin:round}
    .legend ul,.key ol{list-style:none;padding:0;margin:0 0 16px}
    .legend h3{font-size:15px;margin:0 0 8px}
    .legend li{display:flex;align-items:center;gap:8px;font-size:14px;line-height:1.3;padding:3px 0}
    .legend li span{flex:1}
    .legend li i{font-style:normal;color:var(--ink2);font-variant-numeric:tabular-nums}
    .legend svg,td svg,th svg{flex:none;vertical-align:-4px}
    .key{display:none}
    .size{display:flex;gap:14px;align-items:flex-end;font-size:13px;color:var(--ink2);text-align:center;margin:0}
    .size i{display:block;border:1.5px solid var(--ink2);border-radius:50%;margin:0 auto 3px}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.35}
    caption{text-align:left;color:var(--ink2);padding:0 0 8px}
    th,td{text-align:left;vertical-align:baseline;padding:6px 12px 6px 0;border-bottom:1px solid var(--hair)}
    th:last-child,td:last-child{padding-right:0}
    thead th{position:sticky;top:0;background:var(--bg);border-bottom:2px solid var(--ink);font-weight:700;vertical-align:bottom;z-index:1}
    tbody th{font-weight:400}
    tr.cut>th{font-weight:700}
    tbody th:has(>svg){padding-left:25px;text-indent:-25px}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    tbody th,td:not(.n),ol.findings{overflow-wrap:anywhere}
    thead th{overflow-wrap:normal}
    td.sector{min-width:11.5em;overflow-wrap:break-word}
    th.n{white-space:normal}
    .cap+table{margin-top:12px}
    .cap+.problem{margin-top:12px}
    .glossary{display:grid;grid-template-columns:minmax(9em,13em) minmax(0,1fr);gap:4px 24px;margin:0;font-size:15px}
    .glossary dt{font-weight:700}
    .glossary dd{margin:0 0 8px;color:var(--ink2);max-width:52em}
    ul.plain{margin:0;padding-left:20px;max-width:56em;font-size:15px;color:var(--ink2)}
    ul.plain li{padding:2px 0}
    .problem{border-left:4px solid var(--hair);padding:0 0 0 12px;margin:0 0 16px;max-width:60em;font-size:15px}
    .problem.error,.problem.warning{border-color:var(--ink)}
    .problem p{margin:0;color:var(--ink2)}
    .problem p b{color:var(--ink)}
    table.practice{table-layout:fixed}
    .unmeasured li{margin:0 0 4px}.unmeasured i{color:var(--muted);font-style:normal}
    .practice tbody th,.practice tbody td{vertical-align:top}
    .practice .what{width:19%}
    .practice .value{width:10%}
    .practice td.n{white-space:normal}
    @media screen and (max-width:900px){.practice .value{width:13%}}
    .practice th.course{width:19%}
    .practice td i,.practice td small{color:var(--muted)}
    .practice td small{display:block;font-size:13px;font-variant-numeric:tabular-nums}
    td.course span,td.course i{display:block;font-size:13px;font-variant-numeric:tabular-nums}
    td.course i{font-style:normal}
    .waveline{display:block;margin:0 0 2px}
    .waveline path{fill:none;stroke:var(--ink2);stroke-width:1.6}
    .waveline .base{stroke:var(--hair);stroke-width:1}
    .waveline circle{fill:var(--ink2)}
    footer{margin-top:32px;border-top:1px solid var(--hair);padding-top:12px;font-size:14px;color:var(--muted)}
    @media screen and (max-width:900px){.two,.mapgrid{grid-template-columns:minmax(0,1fr);gap:32px}.dots{max-width:540px}.strip{grid-auto-flow:row;grid-template-columns:1fr 1fr}.strip>div{padding:8px 12px 8px 0}.strip>div+div{padding-left:0;border-left:0}.strip>div:nth-child(even){padding-left:12px;border-left:1px solid var(--hair)}.strip>div:last-child{grid-column:1/-1;border-top:1px solid var(--hair)}}
    @media screen and (max-width:640px){.page{padding:16px 16px 32px}h1{font-size:25px}.lead{font-size:16px}ol.findings>li{padding-left:38px}ol.findings b{font-size:17px}.dots.broad{display:none}.dots.narrow{display:block}.dots text{font-size:13.5px}.dots text:not(.axis){paint-order:stroke;stroke:var(--bg);stroke-width:4px}.map .network-map .name{display:none}.numbers{display:block}.key{display:block}.key ol{counter-reset:k}.key li{counter-increment:k;position:relative;padding-left:26px}.key li::before{content:counter(k);position:absolute;left:0;font-weight:700}.glossary{grid-template-columns:minmax(0,1fr);gap:0}th,td{padding-right:8px}.optional{display:none}.practice thead{display:none}.practice tbody tr{display:grid;grid-template-columns:minmax(0,1fr) auto;border-bottom:1px solid var(--hair);padding:8px 0}.practice tbody th,.practice tbody td{border:0;padding:2px 0}.practice td.course,.practice td:last-child{grid-column:1/-1}.practice td.course:empty{display:none}thead th{position:static}}
    @media print{@page{size:A4;margin:14mm}@page map{size:A4 landscape;margin:12mm}body{font-size:10.5pt}.page{max-width:none;padding:0}h1{font-size:20pt}h2{font-size:14pt}h3{font-size:10.5pt;margin:12px 0 4px;break-after:avoid}.asks{break-after:avoid}.lead{font-size:11.5pt}.strip{margin:10px 0 14px}.strip .v{font-size:12.5pt}.strip .doubt .v::before{width:16px;height:16px;line-height:16px;font-size:11px;margin-right:4px;print-color-adjust:exact;-webkit-print-color-adjust:exact}.strip .w,.cap,.kick{font-size:9pt}.two{grid-template-columns:minmax(0,1fr) 78mm;gap:8mm}ol.findings>li{break-inside:avoid;padding-bottom:8px}ol.findings b{font-size:11.5pt}ol.findings span{font-size:10pt}.dots.broad{display:none}.dots.narrow{display:block}.dots text:not(.axis){font-size:14px;paint-order:stroke;stroke:#fff;stroke-width:4px}.map{break-before:page;break-after:page;page:map}section.wide{margin-top:14px;padding-top:10px}section.map{margin:0;padding:0;border:0}.mapgrid{grid-template-columns:minmax(0,1fr) 56mm;gap:6mm}.map .network-map{max-height:150mm}.legend li{font-size:9.5pt;padding:1px 0}.legend h3{margin:0 0 4px}.legend ul{margin-bottom:8px}table,.glossary,ul.plain,.problem{font-size:9pt}thead th{position:static}th,td{padding-top:3px;padding-bottom:3px}tr,.problem,.glossary dd{break-inside:avoid}thead{display:table-header-group}}
    """#
}
