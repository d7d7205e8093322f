-- Into which fact did a figure go?
-- One row, or none for a figure that is in no fact.
-- parameters: id (of the figure)
-- columns:    those of facts
select facts.* from fact_statements s join facts on facts.figure_id = s.shown_figure_id where s.figure_id = $id
