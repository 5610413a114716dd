-- The words of a text for showing where they were found: letter for letter, so that a place in it is the same place in the
-- text. Not all that search_fold folds can be folded so.
create function search_even(text) returns text language sql immutable parallel safe as $$
    select regexp_replace(
        translate(lower($1 collate pg_c_utf8),
            'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłń'
            'ņňōŏőŕŗřśŝşšţťŧũūŭůűųŵŷźżžſơưǎǐǒǔǖǘǚǜǟǡǣǧǩǫǭǯǰǵǹǻǽǿȁȃȅȇȉȋȍȏȑ'
            'ȓȕȗșțȟȧȩȫȭȯȱȳʹΐάέήίΰϊϋόύώϐϑϒϓϔϕϖϰϱϲϵιёىةآأإ',
            'aaaaaaceeeeiiiinoooooouuuuyyaaaccccddeeeeegggghhiiiiijklllln'
            'nnooorrrsssstttuuuuuuwyzzzsouaiouuuuuaaægkooʒjgnaæøaaeeiioor'
            'ruusthaeooooyʹιαεηιυιυουωβθΥΥΥφπκρςειеيهااا'),
        U&'[^[:alnum:]\0300-\036f\0900-\0dff]', ' ', 'g')
$$;
