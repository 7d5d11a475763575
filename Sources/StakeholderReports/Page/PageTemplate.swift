/// The pages' templates. Double braces escape; triple braces stand only where text is of our own making and safe.
enum PageTemplate {
  static let page = #"""
    <!DOCTYPE html>
    <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width,initial-scale=1"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
    <meta name="generator" content="stakenet {{version}}"/>
    <title>{{headline}}</title>
    <style>
    {{{style}}}
    </style>
    </head>
    <body>
    <main class="page">
    <header>
    <p class="kick">{{kicker}}</p>
    <h1>{{headline}}</h1>
    <p class="lead">{{lead}}</p>
    </header>
    <dl class="strip" aria-label="{{words.strip}}">
    {{#facts}}
    <div{{#isDoubt}} class="doubt"{{/isDoubt}}><dt class="v">{{value}}</dt><dd class="w">{{meaning}}</dd></div>
    {{/facts}}
    </dl>
    <div class="two">
    <section>
    <h2>{{words.findings}}</h2>
    <ol class="findings">
    {{#findings}}
    <li id="finding-{{id}}"><b>{{title}}</b><span>{{evidence}}</span></li>
    {{/findings}}
    </ol>
    </section>
    <section>
    <h2>{{words.holds}}</h2>
    {{{dotPlot}}}
    <p class="cap">{{dotPlotCaption}}</p>
    </section>
    </div>
    {{#map}}{{> map}}{{/map}}
    {{> stakeholders}}
    {{> bridges}}
    {{#trust}}{{> figures}}{{/trust}}
    {{#blame}}{{> figures}}{{/blame}}
    {{#hasPractices}}{{> practices}}{{/hasPractices}}
    {{#waves}}{{> waves}}{{/waves}}
    {{#survey}}{{> survey}}{{/survey}}
    {{> data}}
    {{> method}}
    <footer>{{words.footer}}</footer>
    </main>
    </body>
    </html>
    """#

  static let map = #"""
    <section class="wide map" id="map">
    <h2>{{words.map}}</h2>
    <div class="mapgrid">
    <div>
    {{{picture}}}
    </div>
    <aside class="legend">
    {{#hasKey}}
    <div class="key">
    <h3>{{words.key}}</h3>
    <ol>
    {{#key}}
    <li>{{{symbol}}}<span><bdi>{{name}}</bdi></span></li>
    {{/key}}
    </ol>
    </div>
    {{/hasKey}}
    {{#hasSectors}}
    <h3>{{words.colour}}</h3>
    <ul>
    {{#sectors}}
    <li>{{{symbol}}}<span>{{title}}</span><i>{{count}}</i></li>
    {{/sectors}}
    </ul>
    {{/hasSectors}}
    {{#hasLines}}
    <h3>{{words.lines}}</h3>
    <ul>
    {{#lines}}
    <li>{{{symbol}}}<span>{{title}}</span><i>{{count}}</i></li>
    {{/lines}}
    </ul>
    {{/hasLines}}
    {{#hasSizes}}
    <h3>{{words.size}}</h3>
    <p class="size">
    {{#sizes}}
    <span><i style="width:{{diameter}}px;height:{{diameter}}px"></i>{{value}}</span>
    {{/sizes}}
    </p>
    <p class="cap">{{words.sizeUnit}}</p>
    {{/hasSizes}}
    </aside>
    </div>
    <p class="cap">{{caption}}</p>
    </section>
    """#

  static let stakeholders = #"""
    <section class="wide" id="stakeholders">
    <h2>{{words.stakeholders}}</h2>
    <table>
    <caption>{{words.stakeholdersCaption}}</caption>
    <thead><tr><th scope="col">{{words.name}}</th><th scope="col" class="optional">{{words.sector}}</th><th scope="col" class="n">{{words.ties}}</th><th scope="col" class="n">{{words.pairs}}</th>{{#hasPlaces}}<th scope="col" class="n optional">{{words.places}}</th>{{/hasPlaces}}<th scope="col" class="n optional">{{words.effectiveSize}}</th><th scope="col" class="n optional">{{words.constraint}}</th><th scope="col" class="n">{{words.cutOff}}</th></tr></thead>
    <tbody>
    {{#stakeholders}}
    <tr{{#isCut}} class="cut"{{/isCut}}><th scope="row">{{{symbol}}} <bdi>{{name}}</bdi></th><td class="sector optional">{{sector}}</td><td class="n">{{degree}}</td><td class="n">{{betweenness}}</td>{{#hasPlaces}}<td class="n optional">{{places}}</td>{{/hasPlaces}}<td class="n optional">{{effectiveSize}}</td><td class="n optional">{{constraint}}</td><td class="n">{{cutOff}}</td></tr>
    {{/stakeholders}}
    </tbody>
    </table>
    {{#notShown}}<p class="cap">{{notShown}}</p>{{/notShown}}
    </section>
    """#

  static let bridges = #"""
    <section class="wide" id="bridges">
    <h2>{{words.bridges}}</h2>
    <p class="cap">{{parts}}</p>
    <h3>{{words.cutPoints}}</h3>
    {{#hasCutPoints}}
    <table>
    <caption>{{words.cutPointsCaption}}</caption>
    <thead><tr><th scope="col">{{words.without}}</th><th scope="col">{{words.loses}}</th><th scope="col" class="n">{{words.pairsLost}}</th></tr></thead>
    <tbody>
    {{#cutPoints}}
    <tr class="cut"><th scope="row">{{{symbol}}} <bdi>{{name}}</bdi></th><td>{{who}}</td><td class="n">{{share}}</td></tr>
    {{/cutPoints}}
    </tbody>
    </table>
    {{/hasCutPoints}}
    {{#cutPointsNote}}<p class="cap">{{cutPointsNote}}</p>{{/cutPointsNote}}
    <h3>{{words.bridgeTies}}</h3>
    {{#hasBridgeTies}}
    <table>
    <thead><tr><th scope="col">{{words.smallerSide}}</th><th scope="col" class="n">{{words.size2}}</th><th scope="col">{{words.largerSide}}</th><th scope="col" class="n">{{words.size2}}</th></tr></thead>
    <tbody>
    {{#bridgeTies}}
    <tr><th scope="row"><bdi>{{smaller}}</bdi></th><td class="n">{{smallerSize}}</td><td><bdi>{{larger}}</bdi></td><td class="n">{{largerSize}}</td></tr>
    {{/bridgeTies}}
    </tbody>
    </table>
    {{/hasBridgeTies}}
    {{#bridgeTiesNote}}<p class="cap">{{bridgeTiesNote}}</p>{{/bridgeTiesNote}}
    <h3>{{words.sectors}}</h3>
    <p class="cap">{{sectorsSummary}}</p>
    {{#hasSectorPairs}}
    <table>
    <thead><tr><th scope="col">{{words.between}}</th><th scope="col" class="n">{{words.tied}}</th><th scope="col" class="n">{{words.possible}}</th><th scope="col" class="n">{{words.expected}}</th><th scope="col" class="optional">{{words.judgement}}</th></tr></thead>
    <tbody>
    {{#sectorPairs}}
    <tr{{#isGap}} class="cut"{{/isGap}}><th scope="row">{{pair}}</th><td class="n">{{tied}}</td><td class="n">{{possible}}</td><td class="n">{{expected}}</td><td class="optional">{{judgement}}</td></tr>
    {{/sectorPairs}}
    </tbody>
    </table>
    {{/hasSectorPairs}}
    </section>
    """#

  static let figures = #"""
    <section class="wide" id="{{id}}">
    <h2>{{heading}}</h2>
    {{#notes}}<p class="cap">{{.}}</p>
    {{/notes}}
    {{#hasRows}}
    <table>
    <thead><tr><th scope="col">{{columns.figure}}</th><th scope="col" class="n">{{columns.value}}</th>{{#hasRange}}<th scope="col" class="n optional">{{columns.range}}</th>{{/hasRange}}{{#hasChance}}<th scope="col" class="n optional">{{columns.chance}}</th>{{/hasChance}}{{#hasP}}<th scope="col" class="n optional">{{columns.p}}</th>{{/hasP}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr><th scope="row">{{label}}</th><td class="n">{{value}}</td>{{#hasRange}}<td class="n optional">{{range}}</td>{{/hasRange}}{{#hasChance}}<td class="n optional">{{chance}}</td>{{/hasChance}}{{#hasP}}<td class="n optional">{{p}}</td>{{/hasP}}</tr>
    {{/rows}}
    </tbody>
    </table>
    {{/hasRows}}
    </section>
    """#

  static let data = #"""
    <section class="wide" id="data">
    <h2>{{words.data}}</h2>
    <p class="cap">{{problemsSummary}}</p>
    {{#problems}}
    <div class="problem {{severity}}">
    <p><b>{{heading}}</b></p>
    <p>{{message}}</p>
    {{#place}}<p>{{place}}</p>{{/place}}
    {{#advice}}<p>{{advice}}</p>{{/advice}}
    </div>
    {{/problems}}
    </section>
    """#

  static let method = #"""
    <section class="wide" id="method">
    <h2>{{words.method}}</h2>
    <ul class="plain">
    {{#conventions}}
    <li>{{.}}</li>
    {{/conventions}}
    </ul>
    <h3>{{words.glossary}}</h3>
    <dl class="glossary">
    {{#glossary}}
    <dt>{{term}}</dt><dd>{{meaning}}</dd>
    {{/glossary}}
    </dl>
    </section>
    """#
}
