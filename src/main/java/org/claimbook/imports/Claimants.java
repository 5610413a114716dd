package org.claimbook.imports;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimbook.shared.Names;

/// Knows the words that stand where a claimant should, and name nobody.
final class Claimants {

    private static final Pattern USERS =
            Pattern.compile(
                    "((multiple|various|several|many|different|some) )?"
                            + "(social[ -]media|facebook|twitter|x|instagram|tiktok|whatsapp|youtube|telegram|line|weibo|wechat|internet|online|viral|fb)"
                            + "([ -](users?|posts?|pages?|accounts?|messages?|videos?|images?|photos?|forwards?|claims?|rumou?rs?|nutzer(innen)?))*");

    /// Without case and accents, as names are compared.
    private static final Set<String> NOBODY =
            Stream.of(
                            "multiple sources",
                            "various sources",
                            "several sources",
                            "many sources",
                            "various",
                            "multiple people",
                            "multiple persons",
                            "several persons",
                            "several people",
                            "multiple",
                            "unknown",
                            "anonymous",
                            "n/a",
                            "none",
                            "netizens",
                            "internet users",
                            "users of social media",
                            "line, fb",
                            "viral post",
                            "fuentes varias",
                            "varias fuentes",
                            "fuentes multiples",
                            "multiples fuentes",
                            "redes sociales",
                            "usuarios de redes sociales",
                            "usuarios de facebook",
                            "varias fontes",
                            "multiplas fontes",
                            "redes sociais",
                            "boatos de redes sociais",
                            "boatos das redes sociais",
                            "sources multiples",
                            "sources diverses",
                            "plusieurs sources",
                            "reseaux sociaux",
                            "internautes",
                            "utilisateurs de facebook",
                            "verschiedene quellen",
                            "mehrere quellen",
                            "soziale medien",
                            "soziale netzwerke",
                            "social-media-nutzer",
                            "facebook-nutzer",
                            "fonti varie",
                            "varie fonti",
                            "social media",
                            "cesitli kaynaklar",
                            "sosyal medya",
                            "sosyal medya kullanicilari",
                            "социальные сети",
                            "соцсети",
                            "соціальні мережі",
                            "соцмережі",
                            "सोशल मीडिया",
                            "網傳",
                            "网传",
                            "소셜미디어")
                    .map(Names::fold)
                    .collect(Collectors.toSet());

    private Claimants() {}

    static boolean isNobody(String name) {
        String folded = Names.fold(name);
        return NOBODY.contains(folded) || USERS.matcher(folded).matches();
    }
}
