package org.claimbook.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claimbook.claim.AppearanceView;
import org.claimbook.claim.HopView;
import org.claimbook.claim.Standing;

/// Where the stops of a chain stand in its picture, in units of an SVG of `WIDTH`: one below the
/// other, the original source on top, the report at the bottom.
public record ChainDrawing(AppearanceView appearance, List<Stop> stops, List<Back> backs, int end) {

    public static final int WIDTH = 380;
    private static final int LINE = 19;
    private static final int GAP = 22;
    private static final int LETTERS = 40;

    /// A source on the way: `top` is the middle of its dot, `bottom` that of the next.
    public record Stop(HopView hop, boolean origin, int top, int bottom, List<String> name) {

        public boolean inferred() {
            return hop.standing() == Standing.INFERRED;
        }

        public boolean disowned() {
            return hop.standing() == Standing.DISOWNED;
        }

        /// The first line below the name.
        public int below() {
            return top + 5 + name.size() * LINE;
        }
    }

    /// A source that comes back: a curve from where it returns to where it was first.
    public record Back(int from, int to) {}

    static ChainDrawing of(AppearanceView appearance) {
        List<Stop> stops = new ArrayList<>();
        List<Back> backs = new ArrayList<>();
        Map<UUID, Integer> first = new HashMap<>();
        int top = 14;
        for (HopView hop : appearance.chain()) {
            List<String> name = lines(hop.source().name());
            int below = 1 + (hop.caveat() == null ? 0 : 1);
            int bottom = top + (name.size() + below) * LINE + GAP;
            stops.add(new Stop(hop, stops.isEmpty(), top, bottom, name));
            Integer known = first.putIfAbsent(hop.source().id(), top);
            if (known != null) {
                backs.add(new Back(top, known));
            }
            top = bottom;
        }
        return new ChainDrawing(appearance, stops, backs, top);
    }

    public int height() {
        return end + (title().size() - 1) * LINE + 14;
    }

    public List<String> title() {
        return lines(appearance.report().title());
    }

    /// SVG does not break lines by itself.
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + word.length() >= LETTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines.size() > 3 ? shortened(lines) : lines;
    }

    private static List<String> shortened(List<String> lines) {
        return List.of(lines.get(0), lines.get(1), lines.get(2) + " …");
    }
}
