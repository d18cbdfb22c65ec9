package avnav.experiments.run;

import java.util.List;

/** Told how a run gets on; called from several threads. */
public interface Progress {

    /** @param before attempts that an earlier process made */
    void begin(int total, List<Attempt> before);

    void done(Attempt attempt);

    void end();
}
